import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/**
 * What every part of the page may use.
 *
 * @typedef {object} Page
 * @property {import('./session.js').Session} session
 * @property {import('./store.js').Store} store
 * @property {import('./state.js').State} state
 */

export const PageContext = createContext(/** @type {Page | null} */ (null));

/** @returns {Page} */
export function usePage() {
  const page = useContext(PageContext);
  if (!page) throw new Error('A part of the page was drawn outside of it.');
  return page;
}
