import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/article/index.ts';
import { articleKey, Library } from '../../src/library/index.ts';

const bridge = parseArticle('The bridge is safe.', 'bridge.txt');
const tunnel = parseArticle('The tunnel is not.', 'tunnel.txt');

describe('Library', () => {
  it('has the first article as the default, until another is made it', () => {
    const library = new Library([bridge, tunnel]);
    expect(library.default?.id).toBe('bridge');
    library.makeDefault(tunnel);
    expect(library.articles.map(({ id }) => id)).toEqual(['tunnel', 'bridge']);
    expect(library.default?.id).toBe('tunnel');
  });

  it('is empty without articles', () => {
    const library = new Library();
    expect(library.default).toBeNull();
    expect(library.articles).toEqual([]);
  });

  it('gives another text of the same id an id of its own', () => {
    const library = new Library([bridge]);
    const other = library.add({ ...tunnel, id: 'bridge' });
    expect(other.id).toBe('bridge-2');
    expect(library.byId('bridge')?.text).toBe(bridge.text);
    expect(library.byId('bridge-2')?.text).toBe(tunnel.text);
  });

  it('has the same article once', () => {
    const library = new Library([bridge]);
    expect(library.add(bridge)).toBe(library.byId('bridge'));
    expect(library.articles).toHaveLength(1);
  });

  it('keeps every id at most 40 characters long', () => {
    const library = new Library();
    for (let i = 0; i < 12; i++) library.add({ ...bridge, id: 'x'.repeat(40), text: `Text ${i}` });
    expect(library.articles).toHaveLength(12);
    for (const { id } of library.articles) expect(id.length).toBeLessThanOrEqual(40);
  });

  it('finds an article by its key as long as its text is the same', () => {
    const key = articleKey(bridge);
    expect(new Library([tunnel, bridge]).byKey(key)?.id).toBe('bridge');
    expect(new Library([{ ...bridge, text: 'The bridge is closed.' }]).byKey(key)).toBeNull();
  });
});

describe('articleKey', () => {
  it('is eight characters, and the same for the same article only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const key = articleKey({ ...bridge, text: one });
        expect(key).toMatch(/^[0-9a-z]{8}$/u);
        expect(articleKey({ ...bridge, text: other }) === key).toBe(one === other);
      }),
    );
  });
});
