import { commandEntries } from '../composer/options.js';

/**
 * Asks an example question as a member would: with /ask, or in words in a direct message.
 *
 * @param {import('./context.js').Page} page
 * @param {string} question
 */
export function askExample({ session, state }, question) {
  const channel = state.channels.find(({ id }) => id === state.channelId);
  if (!channel) return;
  const ask = commandEntries(state.commands).find(({ name }) => name === 'ask');
  if (channel.kind === 'direct' || !ask) {
    void session.send(channel.id, question, { replyTo: null, ping: false });
    return;
  }
  const options = [{ name: 'question', value: question }];
  void session.invoke(channel.id, ask.commandId, options, `/ask question: ${question}`);
}
