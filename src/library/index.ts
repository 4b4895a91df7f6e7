export { articleKey, Library } from './library.ts';
export { openFolder, type OpenedFolder } from './folder.ts';
