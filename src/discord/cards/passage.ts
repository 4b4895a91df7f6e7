import type { Article, Passage } from '../../article/index.ts';
import { articleKey } from '../../library/index.ts';
import type { Span } from '../../text/index.ts';
import { passageId } from '../custom-ids.ts';
import { blockQuote, partsOf } from '../markdown/index.ts';
import { articleLine } from './lines.ts';
import { accents, button, card, row, text, type Card } from './parts.ts';

/** Characters that a passage may take on its card. */
const passageText = 3000;

/** Stands for the last part of a passage, however many it has. */
const lastPart = 9999;

/** A passage, or a part of one that is too long for a card, with buttons to those before and after. */
export function passageCard(article: Article, passage: Passage, part: number): Card {
  const parts = partsOf(article.text, passage, passageText);
  const index = Math.min(part, parts.length - 1);
  const shown = parts[index] ?? passage;
  const place = parts.length > 1 ? ` · part ${index + 1} of ${parts.length}` : '';
  return card(accents.report, [
    text(`**¶${passage.number}** of ${article.passages.length}${place}`),
    text(blockQuote(article.text, shown, { limit: passageText })),
    text(`-# ${articleLine(article)}`),
    ...turnButtons(article, passage, index, parts.length),
  ]);
}

/** The passage where an excerpt begins between its neighbours, the excerpt in bold. */
export function contextCard(article: Article, excerpt: Span): Card {
  const index = article.passages.findIndex(({ end }) => excerpt.start < end);
  const quoted = (offset: number, limit: number) => {
    const passage = article.passages[index + offset];
    if (!passage) return [];
    const { start, end } = excerpt;
    const bold = { start: Math.max(start, passage.start), end: Math.min(end, passage.end) };
    const quote = blockQuote(article.text, passage, {
      limit,
      highlights: bold.start < bold.end ? [bold] : [],
    });
    return [text(`-# ¶${passage.number}\n${quote}`)];
  };
  const passage = article.passages[index];
  return card(accents.report, [
    ...quoted(-1, 700),
    ...quoted(0, 1800),
    ...quoted(1, 700),
    text(`-# ${articleLine(article)}`),
    ...(passage ? turnButtons(article, passage, 0, 1) : []),
  ]);
}

function turnButtons(article: Article, { number }: Passage, part: number, parts: number) {
  const count = article.passages.length;
  if (count === 1 && parts === 1) return [];
  const turn = (label: string, to: { passage: number; part: number }) => {
    const isHere = to.passage === number && to.part === part;
    return button(label, passageId.write({ article: articleKey(article), ...to }), { disabled: isHere });
  };
  const back = number > 1 ? { passage: number - 1, part: lastPart } : { passage: number, part };
  const on = number < count ? { passage: number + 1, part: 0 } : { passage: number, part };
  const previous = part > 0 ? { passage: number, part: part - 1 } : back;
  const next = part + 1 < parts ? { passage: number, part: part + 1 } : on;
  return [row(turn('Previous', previous), turn('Next', next))];
}
