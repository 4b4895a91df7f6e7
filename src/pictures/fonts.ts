import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

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

/** Source Serif 4 as a CSS font, in pixels. */
export function serifFont(size: number, weight = 400, style: 'normal' | 'italic' = 'normal'): string {
  return `${style} ${weight} ${size}px ${serifFamilies}`;
}

/** Inter as a CSS font, in pixels. */
export function sansFont(size: number, weight = 400): string {
  return `${weight} ${size}px ${sansFamilies}`;
}
