import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openFolder } from '../../src/library/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-library-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads Markdown, text and HTML files in the order of their names', async () => {
  await writeFile(join(folder, 'b.txt'), 'The bridge is safe.');
  await writeFile(join(folder, 'a.md'), '---\ntitle: Tunnel\n---\n\nThe tunnel is not.');
  await writeFile(join(folder, 'c.html'), '<title>Ferry</title><p>The ferry runs.</p>');
  const { library, problems } = await openFolder(folder);
  expect(problems).toEqual([]);
  expect(library.articles.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(library.default?.title).toBe('Tunnel');
});

it('leaves hidden files and folders alone, and tells of files that are no articles', async () => {
  await writeFile(join(folder, 'b.txt'), 'The bridge is safe.');
  await writeFile(join(folder, '.hidden.txt'), 'Not an article.');
  await writeFile(join(folder, 'picture.png'), 'Not an article.');
  await mkdir(join(folder, 'more'));
  const { library, problems } = await openFolder(folder);
  expect(library.articles.map(({ id }) => id)).toEqual(['b']);
  expect(problems.map(({ message }) => message)).toEqual([
    'picture.png does not end in .md, .txt or .html, as articles do.',
  ]);
});

it('tells of a file that cannot be read, and has the others', async () => {
  await writeFile(join(folder, 'b.txt'), 'The bridge is safe.');
  await writeFile(join(folder, 'empty.txt'), '');
  const { library, problems } = await openFolder(folder);
  expect(library.articles).toHaveLength(1);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('empty.txt')]);
});

it('says what to do when there is no article', async () => {
  await writeFile(join(folder, 'empty.txt'), '');
  await expect(openFolder(folder)).rejects.toThrow(UserError);
  await expect(openFolder(folder)).rejects.toThrow(/no article in .*\n- .*empty\.txt/su);
});

it('says what to do when there is no such folder', async () => {
  await writeFile(join(folder, 'file.txt'), 'A file.');
  await expect(openFolder(join(folder, 'missing'))).rejects.toThrow(
    /There is no folder .*missing.*ARTICLES_DIR/u,
  );
  await expect(openFolder(join(folder, 'file.txt'))).rejects.toThrow(/is a file.*ARTICLES_DIR/u);
});
