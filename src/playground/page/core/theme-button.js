import { useState } from 'preact/hooks';
import { Icon } from './icons.js';
import { html } from './html.js';
import { chosenTheme, chooseTheme, THEMES } from './theme.js';

/** @type {Record<string, { icon: import('./icons.js').IconName, label: string }>} */
const FACES = {
  system: { icon: 'system', label: 'as the system' },
  light: { icon: 'sun', label: 'light' },
  dark: { icon: 'moon', label: 'dark' },
};

/** Goes round the themes. */
export function ThemeButton() {
  const [theme, setTheme] = useState(chosenTheme());
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const label = `Theme: ${FACES[theme]?.label}. Change to ${FACES[next]?.label}`;
  const change = () => {
    chooseTheme(next);
    setTheme(next);
  };
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} onClick=${change}>
    <${Icon} name=${FACES[theme]?.icon ?? 'system'} />
  </button>`;
}
