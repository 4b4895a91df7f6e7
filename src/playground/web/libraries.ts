/**
 * The libraries that the page may load, fonts included: the address under `/libraries/` and the file of `node_modules` that is served
 * there. Nothing else of `node_modules` is readable. The import map of `page/index.html` names the same addresses.
 */
export const LIBRARIES: Readonly<Record<string, string>> = {
  'preact.js': 'preact/dist/preact.mjs',
  'preact-hooks.js': 'preact/hooks/dist/hooks.mjs',
  'htm.js': 'htm/dist/htm.mjs',
  'inter.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'source-serif-4.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
};
