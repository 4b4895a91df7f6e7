/** Light, dark, or what the system asks for; kept between visits (theme-first.js restores it). */

export const THEMES = ['system', 'light', 'dark'];

const KEY = 'verbatim-theme';

export function chosenTheme() {
  return document.documentElement.dataset['theme'] ?? 'system';
}

/** @param {string} theme */
export function chooseTheme(theme) {
  applyTheme(theme);
  localStorage.setItem(KEY, theme);
}

/** @param {string} theme */
function applyTheme(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}
