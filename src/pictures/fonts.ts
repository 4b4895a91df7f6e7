import { createRequire } from 'node:module';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

// The fonts come with the bot, so that a picture is the same on every machine, also one without fonts. Each package
// has a file for each script; a font-family list of all of them draws every character with the first that has it.
const serif = 'source-serif-4';
const sans = 'inter';
const files: readonly (readonly [string, string])[] = [
  ...['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'].map(
    (script) => [serif, script] as const,
  ),
  ...['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'].map(
    (script) => [sans, script] as const,
  ),
  ['noto-naskh-arabic', 'arabic'],
  ['noto-serif-hebrew', 'hebrew'],
];
const italics: readonly (readonly [string, string])[] = ['latin', 'latin-ext', 'cyrillic', 'greek'].map(
  (script) => [serif, script],
);

const families = (first: string): string =>
  files
    .filter(([family]) => family === first || (family !== serif && family !== sans))
    .map(([family, script]) => `'${family} ${script}'`)
    .join(', ');
const serifFamilies = families(serif);
const sansFamilies = families(sans);

let loaded = false;

/** Registers the fonts once for this thread and all others of the process. */
export function loadFonts(): void {
  if (loaded) return;
  loaded = true;
  const { resolve } = createRequire(import.meta.url);
  const register = ([family, script]: readonly [string, string], style: string): void => {
    const path = resolve(`@fontsource-variable/${family}/files/${family}-${script}-wght-${style}.woff2`);
    if (!GlobalFonts.registerFromPath(path, `${family} ${script}`))
      throw new Error(`cannot load the font ${path}`);
  };
  for (const file of files) register(file, 'normal');
  for (const file of italics) register(file, 'italic');
}

/** A font to draw with. */
export interface Font {
  /** As in CSS, of the weight that the files have by themselves. */
  readonly css: string;
  /** 100 to 900. */
  readonly weight: number;
}

/** Source Serif 4, in pixels. */
export function serifFont(size: number, weight = 400, style: 'normal' | 'italic' = 'normal'): Font {
  return { css: `${style} ${size}px ${serifFamilies}`, weight };
}

/** Inter, in pixels. */
export function sansFont(size: number, weight = 400): Font {
  return { css: `${size}px ${sansFamilies}`, weight };
}

/**
 * Draws and measures with a font from now on. The weight is set on the axis of the variable fonts: asked for in the CSS
 * font, @napi-rs/canvas draws Inter some thousand times too large.
 */
export function setFont(context: SKRSContext2D, { css, weight }: Font): void {
  context.font = css;
  context.fontVariationSettings = `'wght' ${weight}`;
}
