import { Avatar, nameOf } from './core/avatar.js';
import { usePage } from './core/context.js';
import { Emblem, Icon } from './core/icons.js';
import { classes, html } from './core/html.js';
import { ThemeButton } from './core/theme-button.js';

/** The list of channels, with who one is at its foot. */
export function Channels() {
  const { state } = usePage();
  const guilds = [
    ...new Map(state.channels.flatMap(({ guild }) => (guild ? [[guild.id, guild]] : []))).values(),
  ];
  const of = (/** @type {{ readonly id: string }} */ { id }) =>
    state.channels.filter(({ guild }) => guild?.id === id);
  const direct = state.channels.filter(({ kind }) => kind === 'direct');
  return html`<nav class="channels" id="channels" aria-label="Channels">
    <div class="brand">
      <${Emblem} size=${34} />
      <div><strong>Verbatim</strong><span>Playground</span></div>
    </div>
    <div class="channel-groups">
      ${guilds.map((guild) => html`<${Group} key=${guild.id} title=${guild.name} channels=${of(guild)} />`)}
      ${direct.length > 0 && html`<${Group} title="Direct messages" channels=${direct} />`}
    </div>
    <div class="me">
      <${Avatar} user=${state.user} size=${32} />
      <div class="me-names"><strong>${nameOf(state.user)}</strong><span>On this machine</span></div>
      <${ThemeButton} />
    </div>
  </nav>`;
}

/** @param {{ title: string, channels: readonly import('./core/state.js').PlaygroundChannel[] }} properties */
function Group({ title, channels }) {
  return html`<div class="channel-group">
    <h2>${title}</h2>
    <ul>
      ${channels.map((channel) => html`<li key=${channel.id}><${ChannelLink} channel=${channel} /></li>`)}
    </ul>
  </div>`;
}

/** @param {{ channel: import('./core/state.js').PlaygroundChannel }} properties */
function ChannelLink({ channel }) {
  const { store, state } = usePage();
  const here = channel.id === state.channelId;
  const unread = state.unread[channel.id] ?? 0;
  const mark =
    channel.kind === 'direct'
      ? html`<${Avatar} user=${state.bot} size=${24} />`
      : html`<${Icon} name="hash" size=${18} />`;
  const open = () =>
    store.update((before) => ({
      ...before,
      channelId: channel.id,
      channelsOpen: false,
      unread: { ...before.unread, [channel.id]: 0 },
    }));
  return html`<button
    type="button"
    class=${classes('channel', here && 'channel-here', unread > 0 && 'channel-unread')}
    aria-current=${here ? 'page' : undefined}
    onClick=${open}
  >
    ${mark}
    <span class="channel-name">${channel.name}</span>
    ${unread > 0 && html`<span class="unread" aria-label=${`${unread} unread`}>${unread}</span>`}
  </button>`;
}
