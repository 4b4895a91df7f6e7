import { Emblem } from './icons.js';
import { html } from './html.js';

/** @param {{ user: import('./state.js').APIUser | null, size?: number }} properties */
export function Avatar({ user, size = 40 }) {
  const initial = nameOf(user).charAt(0).toUpperCase();
  const style = { width: `${size}px`, height: `${size}px` };
  if (user?.bot)
    return html`<span class="avatar avatar-bot" style=${style} aria-hidden="true"
      ><${Emblem} size=${Math.round(size * 0.68)}
    /></span>`;
  return html`<span class="avatar" style=${style} aria-hidden="true">${initial}</span>`;
}

/** @param {import('./state.js').APIUser | null | undefined} user */
export function nameOf(user) {
  return user?.global_name ?? user?.username ?? 'Someone';
}
