/** @typedef {import('./state.js').State} State */

/** Holds the state and tells who listens when it changes. */
export class Store {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
  }

  /** @param {(state: State) => State} change */
  update(change) {
    const next = change(this.state);
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  /** @param {Partial<State>} values */
  set(values) {
    this.update((state) => ({ ...state, ...values }));
  }

  /** @param {() => void} listener  @returns {() => void} ends the subscription */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
