import Fuse from 'fuse.js';
import type { Quotes, Speaker } from './attribution.ts';

/** Share of the letters that may differ in a misspelt name, as Fuse.js counts it: "Netanyaho", "Kasick". */
const misspelling = 0.3;

/**
 * The speakers whom a typed name may mean, best first: part of a name or of a description, in any case, without its
 * accents, a little misspelt. Nothing typed means all of them, in the order of the article.
 */
export function findSpeakers(quotes: Pick<Quotes, 'speakers'>, name: string): Speaker[] {
  const typed = fold(name);
  if (!typed) return [...quotes.speakers];
  const ranked = quotes.speakers
    .map((speaker) => ({ speaker, rank: rankOf(speaker, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.speaker.index - b.speaker.index)
    .map(({ speaker }) => speaker);
  return ranked.length > 0 ? ranked : misspelt(quotes.speakers, typed);
}

/** Lower case without accents, marks and articles. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|a|an)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** 4: a whole form; 3: whole words of a form; 2: beginnings of words of a form; 1: of the description; 0: none. */
function rankOf(speaker: Speaker, typed: string): number {
  const forms = [speaker.name, ...speaker.variants].map(fold);
  const words = typed.split(' ');
  if (forms.includes(typed)) return 4;
  if (forms.some((form) => words.every((word) => form.split(' ').includes(word)))) return 3;
  if (forms.some((form) => beginsWords(form, words))) return 2;
  // "Sen. Rubio", "Defense Secretary Carter": a title beside the name.
  return beginsWords([...forms, fold(speaker.description ?? '')].join(' '), words) ? 1 : 0;
}

function beginsWords(form: string, typed: readonly string[]): boolean {
  const words = form.split(' ');
  return typed.every((start) => words.some((word) => word.startsWith(start)));
}

function misspelt(speakers: readonly Speaker[], typed: string): Speaker[] {
  if (typed.length < 4) return [];
  const entries = speakers.map((speaker) => ({
    speaker,
    forms: [speaker.name, ...speaker.variants].flatMap((form) => [fold(form), ...fold(form).split(' ')]),
  }));
  const fuse = new Fuse(entries, {
    keys: ['forms'],
    threshold: misspelling,
    distance: 20,
    minMatchCharLength: 3,
  });
  return fuse.search(typed).map(({ item }) => item.speaker);
}
