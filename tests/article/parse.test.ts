import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseArticle, readArticleFile, shownDay } from '../../src/article/index.ts';
import { UserError } from '../../src/errors.ts';

const passagesOf = (content: string | Uint8Array, name = 'story.txt') => {
  const { text, passages } = parseArticle(content, name);
  return passages.map(({ start, end }) => text.slice(start, end));
};

describe('plain text', () => {
  it('takes paragraphs by blank lines', () => {
    expect(passagesOf('One starts here\nand goes on.\n\nTwo.\n \t\nThree.')).toEqual([
      'One starts here\nand goes on.',
      'Two.',
      'Three.',
    ]);
  });

  it('takes paragraphs by lines where there are no blank lines', () => {
    expect(passagesOf('One.\nTwo.\nThree.\n')).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('takes lines as paragraphs where blocks of them end like sentences', () => {
    expect(passagesOf('Headline\n\nOne.\nTwo.\nThree.\nFour “ends.”')).toHaveLength(5);
  });

  it('keeps the text as it is, with its line ends and byte order mark', () => {
    const content = '\uFEFFOne “a”.\r\n\r\nTwo "b".\r\n';
    const { text } = parseArticle(new TextEncoder().encode(content), 'x.txt');
    expect(text).toBe(content);
    expect(passagesOf(content)).toEqual(['One “a”.', 'Two "b".']);
  });

  it('reads UTF-16 by its byte order mark', () => {
    expect(passagesOf(Buffer.from('\uFEFFOne.\n\nTwo.', 'utf16le'))).toEqual(['One.', 'Two.']);
  });

  it('takes the beginning of the first paragraph, cut between words, for a missing title', () => {
    const { title } = parseArticle(`${'word '.repeat(40)}end.`, 'x.txt');
    expect(title).toMatch(/^(?:word )+word…$/u);
    expect(title.length).toBeLessThanOrEqual(101);
  });

  it.each([
    [`【東京】${'首相は会談した。'.repeat(20)}`, '【東京】首相は会談した。首'],
    [`“${'a'.repeat(200)}”`, '“aaa'],
    [`a${'😀'.repeat(80)}`, `a${'😀'.repeat(49)}…`],
  ])('cuts a title anywhere where no words are apart, but no character in two: %s', (content, start) => {
    const { title } = parseArticle(content, 'x.txt');
    expect(title.startsWith(start)).toBe(true);
    expect(title.length).toBeGreaterThan(99);
    expect(title.isWellFormed()).toBe(true);
  });

  // Read anew from each blank, these would take an hour.
  it('reads a line of a million blanks', () => {
    expect(passagesOf(`One.\n${' '.repeat(1_000_000)}\nTwo.`)).toEqual(['One.', 'Two.']);
  });

  it('numbers passages from 1, in order, apart, trimmed and not empty, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\n\n', '\r\n', ' ', '.'))),
        (parts) => {
          const content = parts.join('').replaceAll('\0', '') + 'x';
          const { text, passages } = parseArticle(content, 'x.txt');
          expect(text).toBe(content);
          let end = 0;
          passages.forEach((passage, index) => {
            expect(passage.number).toBe(index + 1);
            expect(passage.start).toBeGreaterThanOrEqual(end);
            const shown = text.slice(passage.start, passage.end);
            expect(shown.trim()).toBe(shown);
            expect(shown).not.toBe('');
            ({ end } = passage);
          });
          const covered = passages.map((passage) => text.slice(passage.start, passage.end)).join('');
          expect(covered.replace(/[\s\uFEFF]/gu, '')).toBe(text.replace(/[\s\uFEFF]/gu, ''));
        },
      ),
    );
  });
});

describe('Markdown', () => {
  const content = `---\r\ntitle: A title\r\npublished: 2025-07-26\r\nurl: https://example.org/a\r\nkind: ignored\r\n---\r\n
# Another heading\n\nIt **was** [said](https://evil.example)\nin *Paris*.\n\n- One.\n- Two.\n\n> A quotation.\n\n![no](p.png)\n<b>x</b>`;

  it('reads front matter and prose without markup', () => {
    const article = parseArticle(content, '/some/where/My Story 1.md');
    expect(article).toMatchObject({
      id: 'my-story-1',
      title: 'A title',
      published: '2025-07-26',
      url: 'https://example.org/a',
      outlet: null,
      byline: null,
    });
    expect(passagesOf(content, 'x.md')).toEqual([
      'It was said in Paris.',
      'One.',
      'Two.',
      'A quotation.',
      'x',
    ]);
  });

  it('takes the first heading for a missing title', () => {
    expect(parseArticle('# The **title**\n\nText.', 'x.md').title).toBe('The title');
  });

  it.each([
    ['a soft break', 'Line *one\nline* two.'],
    ['two spaces', 'Line one  \nline two.'],
    ['two spaces in emphasis', 'Line *one  \nline* two.'],
    ['a backslash', 'Line one\\\nline two.'],
    ['a tag', 'Line one<br>line<BR/>two.'],
  ])('keeps words apart at a line break by %s', (_, content) => {
    expect(passagesOf(content, 'x.md')).toEqual(['Line one line two.']);
    expect(parseArticle(`${content}\n===\n\nText.`, 'x.md').title).toBe('Line one line two.');
  });

  it('takes a blank field of the front matter as not given', () => {
    const blank = '---\ntitle:\nurl:\noutlet: ""\nbyline: " "\npublished: 2025\n---\n# A heading\n\nText.';
    expect(parseArticle(blank, 'x.md')).toMatchObject({
      title: 'A heading',
      url: null,
      outlet: null,
      byline: null,
      published: '2025',
    });
  });

  it('takes prose between two rules at the start for no front matter', () => {
    expect(passagesOf('---\n\nThey met.\n\n---\n\nThey left.', 'x.md')).toEqual(['They met.', 'They left.']);
  });

  it.each([
    ['---\ntitle: [a\n---\nText.', /front matter of bad\.md is not YAML/u],
    ['---\nurl: javascript:alert(1)\n---\nText.', /front matter of bad\.md has a bad "url"/u],
    ['---\ntitle:\n  - a\n---\nText.', /front matter of bad\.md has a bad "title"/u],
    ['---\ntitle: Only this\n---\n', /bad\.md has no text/u],
  ])('says which file and field is wrong: %j', (bad, message) => {
    expect(() => parseArticle(bad, 'bad.md')).toThrow(message);
    expect(() => parseArticle(bad, 'bad.md')).toThrow(UserError);
  });
});

describe('HTML', () => {
  it('reads the article out of a page, without navigation and scripts', () => {
    const prose =
      'The ministers met in Paris for the third time this year, and parted without a word. '.repeat(4);
    const page = `<!doctype html><html><head><title>Talks end</title><link rel="canonical" href="https://example.org/t">
      <meta property="og:site_name" content="The Example"></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
      <article><h1>Talks end</h1><p>${prose}</p><p>“No,” he said &amp; left.<script>alert(1)</script></p><p>${prose}</p></article></body></html>`;
    const article = parseArticle(page, 'page.html');
    expect(article).toMatchObject({
      title: 'Talks end',
      outlet: 'The Example',
      url: 'https://example.org/t',
    });
    expect(passagesOf(page, 'page.html')).toEqual([prose.trim(), '“No,” he said & left.', prose.trim()]);
  });

  it('keeps words apart at a line break', () => {
    expect(passagesOf('<p>First line of it here.<br>Second <em>line<BR/>of</em> it.</p>', 'x.html')).toEqual([
      'First line of it here. Second line of it.',
    ]);
  });

  it.each([
    [
      '<blockquote>He <b>wrote</b>: <p>We are done</p> — Donald J. Trump</blockquote>',
      ['He wrote:', 'We are done', '— Donald J. Trump'],
    ],
    ['<ul><li>Outer<ul><li>inner</li></ul>rest</li><li>Next</li></ul>', ['Outer', 'inner', 'rest', 'Next']],
    ['<section>Loose <h2>Heading</h2> text <a href="/"><div>Block</div></a>', ['Loose', 'text', 'Block']],
    ['One line\nof text.\n\nAnother.', ['One line of text.', 'Another.']],
    ['<p>One line\n\nof text.</p>', ['One line of text.']],
  ])('keeps text beside blocks, as paragraphs of its own: %s', (body, passages) => {
    expect(passagesOf(body, 'x.html')).toEqual(passages);
    expect(passagesOf(`<html><head></head><body>${body}</body></html>`, 'x.html')).toEqual(passages);
  });

  it.each([
    '<HTML><HEAD><TITLE>Talks end</TITLE></HEAD><BODY><P>They met.</P><P>They left.</P></BODY></HTML>',
    '<!doctype html><title>Talks end</title><p>They met.<p>They left.',
    '<!doctype html><html lang=en><meta charset=utf-8><title>Talks end</title><p>They met.<p>They left.</html>',
    '<html><head><title>Talks end</title></head><p>They met.</p><p>They left.</p></html>',
    '<!doctype html><title>Talks end</title><body><p>They met.<p>They left.',
    '<html><head><title>Talks end</title><body><p>They met.<p>They left.',
    '<title>Talks end</title><html><head></head><body><p>They met.<p>They left.</body></html>',
    '<p>They met.<svg><title>Icon</title></svg><title>Talks end</title><p>They left.',
  ])('finds title and text, whichever tags of the page are left out: %s', (page) => {
    expect(parseArticle(page, 'x.html').title).toBe('Talks end');
    expect(passagesOf(page, 'x.html')).toEqual(['They met.', 'They left.']);
  });

  it.each([
    '<html><head><title>Talks end</title></head><body><p>They met.</p></body><p>They left.</p></html>',
    '<html><head><title>Talks end</title></head><body><p>They met.</p></body></html><p>They left.</p>',
    '<html><head><title>Talks end</title></head><body><p>They met.</p></body></html><html><head><title>Part 2</title></head><body><p>They left.</p></body></html>',
    '</html><title>Talks end</title><p>They met.<p>They left.',
  ])('keeps what stands behind the end of the page: %s', (page) => {
    expect(parseArticle(page, 'x.html').title).toBe('Talks end');
    expect(passagesOf(page, 'x.html')).toEqual(['They met.', 'They left.']);
  });

  it('puts on one line what a page breaks into several', () => {
    const page = `<html><head><title>Talks\n    end</title></head><body><p class="byline">By\n\n   Jane Doe</p>
      <p>${'The ministers met in Paris. '.repeat(20)}</p></body></html>`;
    expect(parseArticle(page, 'x.html')).toMatchObject({ title: 'Talks end', byline: 'By Jane Doe' });
    expect(parseArticle('---\ntitle: |\n  Talks\n  end\n---\nText.', 'x.md').title).toBe('Talks end');
  });

  it('reads a page that is ended before it starts', () => {
    expect(passagesOf('</html><a><d><td>oit. <svg><<title><!-- ', 'x.html')).toEqual(['oit.']);
  });

  it('keeps what a page without a body tag says of itself', () => {
    const page =
      '<title>T</title><link rel=canonical href="https://example.org/t"><meta property="og:site_name" content="The Example"><p>They met.';
    expect(parseArticle(page, 'x.html')).toMatchObject({
      url: 'https://example.org/t',
      outlet: 'The Example',
    });
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['empty.txt', '', /empty\.txt has no text/u],
    ['blank.md', ' \n\t\n', /blank\.md has no text/u],
    ['nul.txt', 'a\0b', /nul\.txt is not a text file/u],
    ['picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), /picture\.txt is not a text file/u],
    ['huge.txt', 'word '.repeat(500_000), /huge\.txt is too large: 2,500,000 bytes/u],
  ])('names %s', (name, content, message) => {
    expect(() => parseArticle(content, name)).toThrow(message);
    expect(() => parseArticle(content, name)).toThrow(UserError);
  });

  it('refuses a large file on disk in the same words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'article-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'huge.txt'), new Uint8Array(2_000_001));
    await expect(readArticleFile(join(folder, 'huge.txt'))).rejects.toThrow(
      /huge\.txt is too large: 2,000,001 bytes, the most is 2,000,000\. Give one article\./u,
    );
  });

  it('names a missing file and a folder', async () => {
    await expect(readArticleFile('/nowhere/a.txt')).rejects.toThrow(
      /Cannot read \/nowhere\/a\.txt: there is no such file/u,
    );
    await expect(readArticleFile('tests')).rejects.toThrow(/Cannot read tests: it is a folder/u);
  });
});

it('ships the sample with nothing in its front matter but its title, which the article holds', async () => {
  const article = await readArticleFile('data/articles/paris-talks.md');
  expect(article.passages).toHaveLength(13);
  expect(article.text).toContain(article.title);
  expect(article).toMatchObject({ outlet: null, byline: null, url: null, published: null });
});

it.each(['html', 'md'])('refuses %s that is nested too deeply to be read, and says what to do', (ending) => {
  const nested = (ending === 'md' ? '> ' : '<b>').repeat(5000);
  expect(() => parseArticle(`${nested}The bridge is safe.`, `a.${ending}`)).toThrow(
    new UserError(`a.${ending} is nested too deeply to be read. Give its text alone.`),
  );
});

it.each([
  ['2025-07-13T23:30:00-05:00', '13 July 2025'],
  ['2025-02-31', '2025-02-31'],
  ['2025-13-01', '2025-13-01'],
  ['last week', 'last week'],
])('shows the day %s as %s', (published, shown) => {
  expect(shownDay(published)).toBe(shown);
});
