import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/playground/page/markdown/nodes.js';
import { parseMarkdown } from '../../../src/playground/page/markdown/parse.js';

const text = (content: string) => ({ type: 'text', text: content });
const inline = (source: string) => {
  const [block] = parseMarkdown(source);
  return block && 'children' in block ? block.children : [];
};

describe('parseMarkdown', () => {
  it.each([
    ['**a**', 'strong'],
    ['*a*', 'emphasis'],
    ['_a_', 'emphasis'],
    ['__a__', 'underline'],
    ['~~a~~', 'strike'],
    ['||a||', 'spoiler'],
  ])('reads %s as %s', (source, type) => {
    expect(inline(source)).toEqual([{ type, children: [text('a')] }]);
  });

  it('reads marks inside of marks', () => {
    expect(inline('***a***')).toEqual([
      { type: 'strong', children: [{ type: 'emphasis', children: [text('a')] }] },
    ]);
    expect(inline('__**a** b__')).toEqual([
      { type: 'underline', children: [{ type: 'strong', children: [text('a')] }, text(' b')] },
    ]);
  });

  it.each(['\\*a\\*', '* a *', 'snake_case_word', '****', '**a', 'a ** b', '5 * 3 * 2'])(
    'leaves %s as words',
    (source) => {
      expect(inline(`so ${source}`).every(({ type }) => type === 'text')).toBe(true);
    },
  );

  it('reads nothing inside of code', () => {
    expect(inline('`**a**`')).toEqual([{ type: 'code', text: '**a**' }]);
    expect(inline('`` a`b ``')).toEqual([{ type: 'code', text: ' a`b ' }]);
    expect(parseMarkdown('```js\nlet a = "**b**";\n```')).toEqual([
      { type: 'codeBlock', language: 'js', text: 'let a = "**b**";' },
    ]);
  });

  it('reads blocks where a line begins, and nowhere else', () => {
    const source = '# One\n-# small\n> quoted\n> **more**\nplain # not a heading\n- a\n  - b\n3. c';
    expect(parseMarkdown(source)).toEqual([
      { type: 'heading', level: 1, children: [text('One')] },
      { type: 'subtext', children: [text('small')] },
      {
        type: 'quote',
        children: [
          { type: 'paragraph', children: [text('quoted\n'), { type: 'strong', children: [text('more')] }] },
        ],
      },
      { type: 'paragraph', children: [text('plain # not a heading')] },
      {
        type: 'list',
        start: null,
        children: [
          {
            type: 'item',
            children: [
              text('a'),
              { type: 'list', start: null, children: [{ type: 'item', children: [text('b')] }] },
            ],
          },
          { type: 'item', children: [text('c')] },
        ],
      },
    ]);
  });

  it('quotes all that follows >>>', () => {
    expect(parseMarkdown('>>> a\n\nb')).toEqual([
      { type: 'quote', children: [{ type: 'paragraph', children: [text('a\n\nb')] }] },
    ]);
  });

  it('reads mentions, timestamps and commands', () => {
    expect(
      inline(
        '<@123456789012345678> <#123456789012345678> <t:1700000000:R> </ask:123456789012345678> @everyone',
      ),
    ).toEqual([
      { type: 'user', id: '123456789012345678' },
      text(' '),
      { type: 'channel', id: '123456789012345678' },
      text(' '),
      { type: 'timestamp', seconds: 1_700_000_000, style: 'R' },
      text(' '),
      { type: 'command', name: 'ask', id: '123456789012345678' },
      text(' '),
      { type: 'everyone', text: '@everyone' },
    ]);
  });

  it('links to the web and to nothing else', () => {
    expect(inline('[the page](https://example.org/a_(b) "title")')).toEqual([
      { type: 'link', href: 'https://example.org/a_(b)', title: 'title', children: [text('the page')] },
    ]);
    expect(inline('see https://example.org/x.')).toEqual([
      text('see '),
      { type: 'link', href: 'https://example.org/x', title: null, children: [text('https://example.org/x')] },
      text('.'),
    ]);
    expect(
      inline('[x](javascript:alert(1)) [y](data:text/html,z)').every(({ type }) => type === 'text'),
    ).toBe(true);
  });

  it('keeps every letter and digit, whatever marks stand between them', () => {
    const source = fc.array(
      fc.constantFrom('**', '*', '_', '__', '~~', '||', ' ', '\n', '> ', 'a', '7', 'é', '\\', '#'),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(source, (parts) => {
        const kept = (content: string) => content.replace(/[^\p{L}\p{N}]/gu, '');
        expect(kept(plainText(parseMarkdown(parts.join(''))))).toBe(kept(parts.join('')));
      }),
    );
  });

  it('ends soon, whatever is written', () => {
    for (const part of ['*', '_a', '**a ', '`', '[(', '||a', '``` ', '> ', '- ', '<@', 'https://']) {
      expect(parseMarkdown(part.repeat(4000 / part.length)).length).toBeGreaterThan(0);
    }
  });
});
