export { articleKey, Library } from './library.ts';
export { openFolder } from './folder.ts';
