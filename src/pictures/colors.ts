/** Colours of a kind of words: `frame` lies around the paper, `accent` is read on it. */
export interface Palette {
  readonly frame: string;
  readonly accent: string;
}

export const paper = '#fbf7ee';
export const ink = '#1d1b18';
/** Secondary text. */
export const muted = '#5d574d';
/** Rules and tracks: decoration, no text. */
export const line = '#d9d0bd';

/** By whose words they are, as the cards in Discord are coloured: quotations green, paraphrases amber, reports blue. */
export const palettes = {
  quote: { frame: '#1c4a3d', accent: '#1f6b54' },
  paraphrase: { frame: '#6a4a17', accent: '#86570c' },
  report: { frame: '#23415f', accent: '#2c5d8f' },
} as const satisfies Record<string, Palette>;
