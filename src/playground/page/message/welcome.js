import { usePage } from '../core/context.js';
import { Emblem } from '../core/icons.js';
import { html } from '../core/html.js';
import { askExample } from '../core/examples.js';

/** The beginning of a channel: what can be done here. */
export function Welcome() {
  const page = usePage();
  const channel = page.state.channels.find(({ id }) => id === page.state.channelId);
  if (!channel) return null;
  const direct = channel.kind === 'direct';
  return html`<section class="welcome" aria-label="Beginning of the channel">
    <${Emblem} size=${56} />
    <h2>${direct ? 'Ask in private' : `Welcome to #${channel.name}`}</h2>
    <p>
      ${
        direct
          ? 'This is your direct message with Verbatim. Write a question; no mention is needed here.'
          : html`Ask about the article and Verbatim answers <em>in the article’s own words</em>, with who said
              it. Type <kbd>/</kbd> for commands, or mention <strong>@Verbatim</strong>.`
      }
    </p>
    ${
      page.state.examples.length > 0 &&
      html`<ul class="examples" aria-label="Example questions">
        ${page.state.examples.map(
          (example) =>
            html`<li key=${example}>
              <button type="button" class="example" onClick=${() => askExample(page, example)}>
                ${example}
              </button>
            </li>`,
        )}
      </ul>`
    }
    ${channel.guild && !channel.guild.botIsMember && html`<${NotMember} guild=${channel.guild} />`}
  </section>`;
}

/** @param {{ guild: { readonly name: string } }} properties */
function NotMember({ guild }) {
  const text = `Verbatim is not a member of ${guild.name}. Its commands work here because you have installed it for yourself.`;
  return html`<p class="subtext">${text}</p>`;
}
