/**
 * The libraries that the page may load: the address under `/libraries/` and the file of `node_modules` that is served
 * there. Nothing else of `node_modules` is readable.
 */
export const LIBRARIES: Readonly<Record<string, string>> = {};
