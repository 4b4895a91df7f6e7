/**
 * A record without one of its keys.
 *
 * @template Value
 * @param {Readonly<Record<string, Value>>} record
 * @param {string} key
 * @returns {Record<string, Value>}
 */
export function omit(record, key) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
