import { nameOf } from '../core/avatar.js';

/** @typedef {import('../core/state.js').APIUser} APIUser */

/**
 * Text as it is sent: `@Verbatim` becomes `<@ID>`.
 *
 * @param {string} text
 * @param {readonly (APIUser | null)[]} users
 */
export function withMentions(text, users) {
  return users.reduce((written, user) => {
    if (!user) return written;
    const name = nameOf(user).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return written.replace(new RegExp(`@${name}(?![\\p{L}\\p{N}_])`, 'giu'), `<@${user.id}>`);
  }, text);
}

/**
 * The mention that is being typed before the caret, without its `@`, or null.
 *
 * @param {string} text
 * @param {number} caret
 */
export function typedMention(text, caret) {
  return /(?:^|\s)@([\p{L}\p{N}_]{0,32})$/u.exec(text.slice(0, caret))?.[1] ?? null;
}
