import { describe, expect, it } from 'vitest';
import { quotationRuns } from '../../src/quotes/index.ts';
import { innerSpeech } from '../../src/quotes/resolution/inner-speech.ts';
import { readText } from '../../src/text/index.ts';

/** Source and content of what is said inside the quotation marks of a text. */
function inner(text: string): string[][] {
  const whole = { start: 0, end: text.length };
  const outer = { source: [], cue: [], content: [whole] };
  return innerSpeech(readText(text, [whole]), [outer], quotationRuns(text, [whole])).map(
    ({ source, content }) => [...source, ...content].map(({ start, end }) => text.slice(start, end)),
  );
}

describe('innerSpeech', () => {
  it('finds what somebody in a quotation says that another says', () => {
    expect(inner('“Paul Kern says he is fit for the office,” Ruiz said.')).toEqual([
      ['Paul Kern', 'he is fit for the office,'],
    ]);
    expect(inner('“I meet people who say they are afraid of it,” Ruiz said.')).toEqual([
      ['people', 'they are afraid of it,'],
    ]);
  });

  it('ends with the inner quotation', () => {
    expect(inner('“He always said, ‘Never give in to them,’ and he meant it,” Ruiz said.')).toEqual([
      ['He', '‘Never give in to them,’'],
    ]);
  });

  it.each([
    '“I say he is fit for the office,” Ruiz said.',
    '“He didn’t say it was a good idea,” Ruiz said.',
    '“He wants to say it was a good idea,” Ruiz said.',
    '“They said no,” Ruiz said.',
    'Paul Kern says he is fit for the office, Ruiz said.',
  ])('finds nothing in %s', (text) => {
    expect(inner(text)).toEqual([]);
  });
});
