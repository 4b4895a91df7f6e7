import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { omit } from '../core/records.js';
import { changeDraft } from '../core/state.js';
import { chosenOptions, commandLine, problemOf } from './options.js';
import { OptionField } from './option-field.js';

/**
 * @typedef {import('./options.js').Filled} Filled
 * @typedef {import('../core/state.js').CommandDraft} CommandDraft
 */

/**
 * A chosen command with a field for each of its options.
 *
 * @param {{ entry: import('./options.js').CommandEntry, draft: CommandDraft }} properties
 */
export function CommandForm({ entry, draft }) {
  const { session, store, state } = usePage();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const [focused, setFocused] = useState(/** @type {string | null} */ (null));
  const [problems, setProblems] = useState(/** @type {Readonly<Record<string, string>>} */ ({}));
  const shown = draft.shown.flatMap((name) => entry.options.find((option) => option.name === name) ?? []);
  const more = entry.options.filter(({ name }) => !draft.shown.includes(name));
  const hint = entry.options.find(({ name }) => name === focused)?.description ?? entry.description;
  const focusOn = (/** @type {string} */ name) => field(form.current, name)?.focus();

  const change = (/** @type {Partial<CommandDraft>} */ values) =>
    store.update((before) => {
      const command = before.drafts[before.channelId ?? '']?.command;
      return command ? changeDraft(before, { command: { ...command, ...values } }) : before;
    });
  const leave = () => store.update((before) => changeDraft(before, { command: null }));
  const fill = (/** @type {string} */ name, /** @type {Filled} */ filled) => {
    setProblems(omit(problems, name));
    change({ values: { ...draft.values, [name]: filled } });
  };
  const submit = () => {
    const found = entry.options.flatMap((option) => {
      const problem = problemOf(option, draft.values[option.name]);
      return problem ? [[option.name, problem]] : [];
    });
    setProblems(Object.fromEntries(found));
    if (found[0]?.[0]) return focusOn(found[0][0]);
    if (!state.channelId) return;
    void session.invoke(
      state.channelId,
      entry.commandId,
      chosenOptions(entry, draft.values),
      commandLine(entry, draft.values),
    );
    leave();
  };
  const remove = (/** @type {string} */ name) => {
    if (entry.options.find((option) => option.name === name)?.required || draft.shown.length === 0)
      return leave();
    change({ values: omit(draft.values, name), shown: draft.shown.filter((other) => other !== name) });
    focusOn(draft.shown.filter((other) => other !== name).at(-1) ?? '');
  };

  useLayoutEffect(() => {
    const first = draft.shown.find((name) => !draft.values[name]?.text) ?? draft.shown[0];
    if (first) focusOn(first);
    else /** @type {HTMLElement | null | undefined} */ (form.current?.querySelector('.send'))?.focus();
  }, []);
  const added = useRef(draft.shown.length);
  useLayoutEffect(() => {
    const last = draft.shown.at(-1);
    if (draft.shown.length > added.current && last) focusOn(last);
    added.current = draft.shown.length;
  }, [draft.shown.length]);

  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  };
  return html`<form
    class="command-form"
    ref=${form}
    aria-label=${`Command /${entry.name}`}
    novalidate
    onKeyDown=${onKeyDown}
    onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), submit())}
  >
    <p class="command-hint" id="command-hint"><strong>/${entry.name}</strong> ${hint}</p>
    <div class="composer-box composer-command">
      <button
        type="button"
        class="icon-button"
        aria-label="Leave the command"
        title="Leave the command"
        onClick=${leave}
      >
        <${Icon} name="close" size=${16} />
      </button>
      <div class="options">
        <span class="command-name">/${entry.name}</span>
        ${shown.map(
          (option) =>
            html`<${OptionField}
              key=${option.name}
              entry=${entry}
              option=${option}
              values=${draft.values}
              problem=${problems[option.name] ?? null}
              onFill=${(/** @type {Filled} */ filled) => fill(option.name, filled)}
              onFocus=${() => setFocused(option.name)}
              onRemove=${() => remove(option.name)}
            />`,
        )}
        ${more.map(
          ({ name, description }) =>
            html`<button
              type="button"
              class="more-option"
              key=${name}
              title=${description}
              onClick=${() => change({ shown: [...draft.shown, name] })}
            >
              + ${name}
            </button>`,
        )}
      </div>
      <button type="submit" class="icon-button send" aria-label="Send the command" title="Send">
        <${Icon} name="send" />
      </button>
    </div>
  </form>`;
}

/** @param {HTMLFormElement | null} form  @param {string} name  @returns {HTMLElement | null} */
function field(form, name) {
  return form?.querySelector(`[data-option="${CSS.escape(name)}"]`) ?? null;
}
