/**
 * The web socket to the playground's server, opened again whenever it closes.
 *
 * @typedef {import('../../protocol.ts').ClientMessage} ClientMessage
 * @typedef {import('../../protocol.ts').ServerMessage} ServerMessage
 */

/** Milliseconds to wait before the first, second, ... try; the last one from then on. */
const WAITS = [250, 500, 1000, 2000, 4000];

export class Connection {
  /** @param {{ onMessage: (message: ServerMessage) => void, onLost: () => void }} handlers */
  constructor(handlers) {
    this.handlers = handlers;
    this.tries = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  open() {
    clearTimeout(this.timer);
    this.socket?.close();
    const socket = new WebSocket(`ws://${location.host}/playground`);
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.tries = 0;
      this.handlers.onMessage(JSON.parse(String(data)));
    });
    socket.addEventListener('close', () => {
      if (this.socket !== socket) return;
      this.handlers.onLost();
      this.timer = setTimeout(() => this.open(), WAITS[Math.min(this.tries, WAITS.length - 1)]);
      this.tries += 1;
    });
  }

  /** @param {ClientMessage} message  @returns {boolean} whether it could be sent */
  send(message) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }
}
