import { expect, it } from 'vitest';
import type { ServerMessage } from '../../../src/playground/protocol.ts';
import { Session } from '../../../src/playground/page/core/session.js';
import { initialState } from '../../../src/playground/page/core/state.js';
import { Store } from '../../../src/playground/page/core/store.js';

const hello = {
  type: 'hello',
  user: { id: '1' },
  bot: { id: '2' },
  botOnline: true,
  channels: [],
  commands: [],
  messages: [],
  requests: [],
  articles: [{ id: 'story', title: 'Story' }],
  examples: [],
} as unknown as ServerMessage;

it('reads the open article anew when the server was started again', () => {
  let text = 'The bridge is safe.';
  const store = new Store(initialState());
  const session = new Session(store);
  session.connection.send = (message) => {
    if (message.type !== 'getArticle') return false;
    const article = { id: 'story', title: 'Story', passages: [{ number: 1, text }] };
    session.hear({ type: 'article', nonce: message.nonce, article });
    return true;
  };
  session.hear(hello);
  expect(store.state.article?.passages).toEqual([{ number: 1, text }]);
  session.lose();
  text = 'The bridge is closed.';
  session.hear(hello);
  expect(store.state.article?.passages).toEqual([{ number: 1, text }]);
});
