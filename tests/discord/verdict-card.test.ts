import { ComponentType, type APIComponentInContainer } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { parseArticle } from '../../src/article/index.ts';
import { verdictsCard } from '../../src/discord/cards/verdict.ts';
import { comparison } from '../../src/discord/markdown/index.ts';
import { verifyQuotation } from '../../src/quotes/index.ts';

const hostile = '@everyone **x** [y](https://example.org) ||z|| ~~w~~ `v` <@1> # u > t said nobody';
const text = [
  '“We will sign nothing unless the guns fall silent,” the envoy said on Monday.',
  `The mayor said: “${hostile}”, and left.`,
  'No agreement '.repeat(900),
].join('\n');
const opened = openArticle(parseArticle(text, 'card.txt'), { encoder: false });
const at = (url: string): typeof opened => ({ ...opened, article: { ...opened.article, url } });
/** Addresses of many lengths, some of which take more room as they are shown. */
const addresses = fc
  .tuple(fc.nat(280), fc.constantFrom('x', '-', '_', '(', '~'))
  .map(([length, mark]) => `https://example.org/${mark.repeat(length)}`);

const found = (claim: string, speaker?: string, open = opened) => ({
  opened: open,
  verdict: verifyQuotation(opened, claim, speaker),
});
const textsOf = (components: readonly APIComponentInContainer[]): string[] =>
  components.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));

describe('the card of verdicts', () => {
  const claim = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2000 }),
    fc
      .array(
        fc.constantFrom('We will sign', 'nothing unless', hostile, 'No agreement', '*', '~~', '\n> ', '…'),
        { maxLength: 200 },
      )
      .map((parts) => parts.join(' ')),
  );

  test('keeps within Discord’s limits, whatever is claimed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(claim, fc.option(fc.oneof(fc.string(), claim))), { minLength: 1, maxLength: 5 }),
        addresses,
        (claims, url) => {
          const verdicts = claims.map(([words, speaker]) => found(words, speaker ?? undefined, at(url)));
          const { components } = verdictsCard(verdicts, { isPrivate: true, more: 3 });
          const texts = textsOf(components);
          expect(texts.join('').length).toBeLessThanOrEqual(4000);
          for (const content of texts) expect(content.trim()).not.toBe('');
          const ids = components.flatMap((part) =>
            part.type === ComponentType.ActionRow
              ? part.components.flatMap((item) => ('custom_id' in item ? [item.custom_id] : []))
              : [],
          );
          expect(new Set(ids).size).toBe(ids.length);
          expect(components.length + ids.length + 1).toBeLessThanOrEqual(40);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('shows five altered claims with their speakers, and links the article where there is room', () => {
    const url = `https://example.org/${'a'.repeat(150)}`;
    const words = `said: “${hostile}”, and went. ${'No agreement '.repeat(40)}`;
    const all = Array.from({ length: 5 }, () =>
      found(words, 'The Minister of Foreign Affairs '.repeat(3), at(url)),
    );
    expect(all.map(({ verdict }) => verdict.kind)).toEqual(all.map(() => 'altered'));
    const shown = (count: number): string =>
      textsOf(verdictsCard(all.slice(0, count), { isPrivate: true, more: 12 }).components).join('');
    expect(shown(5).length).toBeLessThanOrEqual(4000);
    expect(shown(5).match(/\*\*added by the claim\*\*\n— /gu)).toHaveLength(5);
    expect(shown(5).length).toBeGreaterThan(3000);
    expect(shown(5)).toContain('These are the first 5 of 17 quotations.');
    expect(shown(1)).toContain(`](${url})`);
  });

  test('formats, pings and links nothing that a claim or an article holds', () => {
    for (const words of [hostile, hostile.replace('said', 'never said'), `${hostile} and more`]) {
      const shown = textsOf(
        verdictsCard([found(words, hostile)], { isPrivate: false, more: 0 }).components,
      ).join('\n');
      expect(shown).not.toMatch(/(?<!\\)@everyone|(?<!\\)\[y|(?<!\\)\|\||(?<!\\)<@|(?<!\\)`/u);
    }
  });

  test('has the words that were left off in bold', () => {
    const { components } = verdictsCard([found('We will sign nothing')], { isPrivate: false, more: 0 });
    expect(textsOf(components).join('\n')).toContain('nothing **unless the guns fall silent**');
  });
});

describe('comparison', () => {
  test('strikes what was left out and has in bold what was added', () => {
    const changes = [
      { op: 'equal', text: 'We will ' },
      { op: 'delete', text: 'not ' },
      { op: 'insert', text: 'never ever ' },
      { op: 'equal', text: 'sign' },
    ] as const;
    expect(comparison(changes, 500)).toBe('> We will ~~not~~ **never ever** sign');
  });

  test('shortens what is equal before what differs, and always fits', () => {
    const changes = [
      { op: 'equal', text: 'before '.repeat(200) },
      { op: 'delete', text: 'not ' },
      { op: 'equal', text: 'after '.repeat(200) },
    ] as const;
    const shown = comparison(changes, 300);
    expect(shown.length).toBeLessThanOrEqual(300);
    expect(shown).toMatch(/^> … before.*~~not~~ after.* …$/u);
    const change = fc.record({
      op: fc.constantFrom('equal' as const, 'delete' as const, 'insert' as const),
      text: fc.string({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80 }), fc.integer({ min: 80, max: 1800 }), (list, limit) => {
        const line = comparison(list, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toContain('\n');
      }),
    );
  });
});
