export { createPainter, type Drawing, type Painter } from './painter.ts';
export { drawQuoteCard } from './quote-card.ts';
export { quotePicture } from './make-quote-picture.ts';
export { quoteAltText, type QuotePicture } from './quote-picture.ts';
export { drawVoices } from './voices-chart.ts';
export {
  barFacts,
  barWords,
  voicesAltText,
  voicesPicture,
  type VoiceBar,
  type VoicesPicture,
} from './voices-picture.ts';
