import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, showable, unescapeText } from '../../../src/discord/markdown/index.ts';
import { parseMarkdown } from '../../../src/playground/page/markdown/parse.js';
import { hostileText } from '../hostile.ts';
import { plainText } from './plain-text.ts';

describe('escapeText', () => {
  it.each([
    '**bold** _emphasis_ __underline__ ~~strike~~ ||spoiler|| `code` ***',
    '```js\ncode\n```',
    '> quote\n>>> quote\n  > quote',
    '# heading\n### heading\n-# subtext\n- item\n* item\n+ item\n1. item\n  12. item',
    '<@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678> @everyone @here',
    '<t:1700000000:R> </ask:123456789012345678> <:name:123456789012345678> <a:name:123456789012345678> <id:home>',
    '[masked](https://evil.example) [masked](<https://evil.example> "title") https://evil.example <https://evil.example>',
    ':smile: :flag_fr: at 10:30',
    'backslashes \\ \\* \\\\* ¯\\_(ツ)_/¯',
    'snake_case and 5 * 3 * 2 and a|b and 1.5',
  ])('makes %j show as it is', (text) => {
    expect(plainText(parse(escapeText(text), 'extended'))).toBe(text);
  });

  it('takes away what turns the writing direction and what cannot be seen', () => {
    expect(escapeText('a\u202eb\u2066c\u2069d\u0000e\ufefff')).toBe('abcdef');
  });

  it('keeps the marks that Arabic and emoji need', () => {
    const text = 'العربية\u200f 👩‍👩‍👧‍👦 می‌خواهم';
    expect(escapeText(text)).toBe(text);
  });

  it('leaves prose alone', () => {
    const text = '“No agreement - none - was reached,” he said: the talks (in Paris) go on; 5 + 3, 50%, $4.';
    expect(escapeText(text)).toBe(text);
  });

  it('replaces half of a surrogate pair, which Discord refuses', () => {
    expect(escapeText('a\ud83d')).toBe('a\ufffd');
  });

  it('shows any text as it is, by two readings of the Markdown', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const escaped = escapeText(text);
        const expected = showable(text).replace(/\s+/gu, ' ').trim();
        expect(plainText(parse(escaped, 'extended')).replace(/\s+/gu, ' ').trim()).toBe(expected);
        expect(plainText(parseMarkdown(escaped)).replace(/\s+/gu, ' ').trim()).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('is undone by unescapeText', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(unescapeText(escapeText(text))).toBe(showable(text));
      }),
      { numRuns: 500 },
    );
  });
});
