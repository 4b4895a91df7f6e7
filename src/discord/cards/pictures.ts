import type { APIMediaGalleryComponent } from 'discord.js';
import type { Article } from '../../article/index.ts';
import { counted } from '../../counted.ts';
import { articleKey } from '../../library/index.ts';
import { barFacts, barWords, type VoiceBar, type VoicesPicture } from '../../pictures/index.ts';
import type { Attribution } from '../../quotes/index.ts';
import { contextId, quotationState, shareCardId, shareVoicesId } from '../custom-ids.ts';
import { inline } from '../markdown/index.ts';
import { articleLine } from './lines.ts';
import { accents, button, card, row, text, type Card } from './parts.ts';
import { quotationText } from './quotes.ts';
import { accentOf, speakerLine } from './speaker.ts';

/** A drawn quotation, and what it says as text. */
export function quotePictureCard(
  article: Article,
  attribution: Attribution,
  picture: APIMediaGalleryComponent,
  isPrivate: boolean,
): Card {
  const key = articleKey(article);
  const said = `${quotationText(article, attribution, 1500)}\n${speakerLine(article, attribution, 250)}`;
  const [first] = attribution.content;
  const span = { start: first?.start ?? 0, end: attribution.content.at(-1)?.end ?? 0 };
  return card(accentOf(attribution), [
    picture,
    text(`${said}\n-# ${articleLine(article, span)}`),
    row(
      button('Context', contextId.write({ article: key, ...span })),
      ...(isPrivate ? [button('Share here', shareCardId.write(quotationState(article, attribution)))] : []),
    ),
  ]);
}

/** Who gets to speak: the drawn bars, and their figures as text. */
export function voicesCard(
  article: Article,
  picture: VoicesPicture,
  drawn: APIMediaGalleryComponent,
  isPrivate: boolean,
): Card {
  const more = picture.more > 0 ? [`-# and ${counted(picture.more, 'more speaker')}`] : [];
  const share = `${picture.saidWords} of ${picture.words} words are attributed to someone.`;
  return card(accents.report, [
    text(`### Who gets to speak\n-# ${share}`),
    drawn,
    text([...picture.bars.map(barLine), ...more].join('\n')),
    text(`-# ${articleLine(article)}`),
    ...(isPrivate ? [row(button('Share here', shareVoicesId.write({ article: articleKey(article) })))] : []),
  ]);
}

function barLine(bar: VoiceBar): string {
  const unnamed = bar.unnamed ? ' · *unnamed*' : '';
  return `**${inline(bar.name, 80)}**${unnamed}\n-# ${barWords(bar)} · ${barFacts(bar)}`;
}
