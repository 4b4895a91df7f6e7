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

/** All pairs of a text's colour and what it stands on in the pictures. */
export const textPairs: readonly (readonly [string, string])[] = [
  [ink, paper],
  [muted, paper],
  ...Object.values(palettes).flatMap(({ accent, frame }) => [
    [accent, paper] as const,
    [paper, frame] as const,
  ]),
];

/**
 * The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 * AA asks for 4.5 for text and 3 for large text and graphics.
 *
 * @param a - `#rrggbb`
 */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
