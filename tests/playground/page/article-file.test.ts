import { describe, expect, it } from 'vitest';
import { takeFile } from '../../../src/playground/page/overlay/article-file.js';
import type { Session } from '../../../src/playground/page/core/session.js';
import { parseArticle } from '../../../src/article/index.ts';

const session = { addArticle: () => Promise.resolve(null) } as unknown as Session;

describe('a file that is dropped on the page', () => {
  it.each(['story.txt', 'story.md', 'story.markdown', 'story.html', 'STORY.HTM', 'story.xhtml'])(
    'is taken as %s',
    async (name) => {
      expect(await takeFile(session, new File(['The talks ended.'], name))).toBeNull();
    },
  );

  it('is refused as a picture', async () => {
    expect(await takeFile(session, new File(['x'], 'story.png'))).toContain('is not a text');
  });

  it.each([2_000_000, 2_000_001])('of %d bytes is taken or refused as by the bot', async (size) => {
    const text = 'a'.repeat(size);
    const taken = (await takeFile(session, new File([text], 'long.txt'))) === null;
    const read = () => parseArticle(text, 'long.txt');
    if (taken) expect(read).not.toThrow();
    else expect(read).toThrow('too large');
  });
});
