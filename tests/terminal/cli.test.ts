import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';

const sample = 'data/articles/paris-talks.md';
const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
const story = join(folder, 'story.txt');
let article = '';

beforeAll(async () => {
  article = (await readFile(sample, 'utf8')).split('---\n').at(-1)?.trim() ?? '';
  await writeFile(story, article);
});

async function verbatim(words: string[], input = '', environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['src/cli.ts', ...words], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...environment },
  });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, status: child.exitCode };
}

const jsonLines = (output: string) =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('ask', () => {
  it('answers from the sample, without colour in a pipe', async () => {
    const { stdout, status } = await verbatim(['ask', 'Who brokered the meeting?']);
    expect(status).toBe(0);
    expect(stdout).toContain('brokered by the US');
    expect(stdout).toContain('¶2');
    expect(stdout).not.toContain('\u001b');
  });

  it('names all whose words the answer shows, and through whom', async () => {
    await writeFile(
      join(folder, 'two.txt'),
      'The bridge will open “on Monday,” the mayor said, while the builder warned that it is “far from ready.”',
    );
    const { stdout } = await verbatim([
      'ask',
      'When will the bridge open?',
      '--article',
      join(folder, 'two.txt'),
    ]);
    expect(stdout).toMatch(/— the mayor · partly quoted/u);
    expect(stdout).toMatch(/— the builder · partly quoted/u);
  });

  it('answers each question of a text, and gives programs one answer', async () => {
    const question = 'Who cooked the soup? And who brokered the meeting?';
    const { stdout } = await verbatim(['ask', question]);
    expect(stdout).toMatch(
      /^Who cooked the soup\?\n[^]*does not say[^]*\n\nAnd who brokered the meeting\?\n¶2/u,
    );
    const { stdout: json } = await verbatim(['ask', question, '--json']);
    expect(jsonLines(json)).toMatchObject([{ kind: 'answered', excerpt: { passage: 2 } }]);
  });

  it('says that the article does not say', async () => {
    const { stdout } = await verbatim(['ask', 'How do I bake sourdough bread?']);
    expect(stdout).toContain('The article does not say.');
  });

  it('prints the record that programs read', async () => {
    const { stdout } = await verbatim([
      'ask',
      'when was the ceasefire announced',
      '--article',
      story,
      '--json',
    ]);
    const answer = JSON.parse(stdout) as {
      kind: string;
      excerpt: { text: string; passage: number; start: number; end: number };
    };
    expect(answer).toMatchObject({
      kind: 'answered',
      confidence: expect.any(Number) as number,
      excerpt: { passage: 12 },
      highlight: { text: expect.any(String) as string },
      attributions: expect.any(Array) as unknown[],
      alternatives: expect.any(Array) as unknown[],
      corrections: [],
    });
    expect(article.slice(answer.excerpt.start, answer.excerpt.end)).toBe(answer.excerpt.text);
  });

  it('answers a batch in order, and goes on after lines that fail', async () => {
    const lines = [
      { id: 'a', question: 'Who brokered the talks?', file: story },
      'not json',
      { id: 'b', question: 'Who?' },
      { id: 'c', file: story },
      { id: 4, question: 'What happened on 13 July?', text: article },
      { id: 'd', question: 'Who?', file: join(folder, 'missing.txt') },
      { id: 'e', question: '', text: article },
    ];
    const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const { stdout, status } = await verbatim(['ask', '--batch'], input);
    expect(status).toBe(0);
    const answers = jsonLines(stdout);
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'b', 'c', 4, 'd', 'e']);
    expect(answers[0]).toMatchObject({ kind: 'answered' });
    expect(answers[1]).toMatchObject({ error: expect.stringContaining('not JSON') as string });
    expect(answers[2]).toMatchObject({ error: 'A line needs either "file" or "text".' });
    expect(answers[3]).toMatchObject({ error: expect.stringContaining('question') as string });
    expect(answers[4]).toMatchObject({ excerpt: { passage: 11 } });
    expect(answers[5]).toMatchObject({ error: expect.stringContaining('there is no such file') as string });
    expect(answers[6]).toHaveProperty('kind', 'unanswered');
  });
});

describe('quotes', () => {
  it('prints who said what', async () => {
    const { stdout, status } = await verbatim(['quotes']);
    expect(status).toBe(0);
    expect(stdout).toContain('“The talks were direct and responsible,”');
    expect(stdout).toMatch(/cited by .*Al-Ikhbariya/u);
  });

  it('gives spans, speakers and chains to programs', async () => {
    const { stdout } = await verbatim(
      ['quotes', '--batch'],
      `${JSON.stringify({ id: 'x', text: article })}\n`,
    );
    const [record] = jsonLines(stdout) as {
      id: string;
      attributions: { content: [number, number][]; kind: string; passage: number }[];
    }[];
    expect(record?.id).toBe('x');
    expect(record?.attributions.length).toBeGreaterThan(5);
    const split = record?.attributions.find(({ passage }) => passage === 9);
    expect(split?.content.map(([start, end]) => article.slice(start, end))).toEqual([
      '“The talks were direct and responsible,”',
      '“but they do not constitute any form of agreement at this stage.”',
    ]);
    expect(split?.kind).toBe('direct');
  });
});

it('takes a line for what ends in a line feed, whatever stands in it', async () => {
  const said = 'The mayor said:\u2028“No.”';
  const lines = ['a', 'b', 'c'].map((id) => JSON.stringify({ id, text: said }));
  const { stdout } = await verbatim(['quotes', '--batch'], `\uFEFF${lines.join('\r\n')}`);
  expect(jsonLines(stdout)).toMatchObject(
    ['a', 'b', 'c'].map((id) => ({ id, attributions: [{ speaker: 'The mayor', passage: 1 }] })),
  );
});

describe('verify', () => {
  it('tells an exact quotation from one cut off and an altered one', async () => {
    const exact = await verbatim(['verify', '"No final agreements were reached"', '--json']);
    expect(JSON.parse(exact.stdout)).toMatchObject({ verdict: 'exact', match: { passage: 3 } });
    const cut = await verbatim(['verify', '"The talks were direct and responsible"', '--json']);
    expect(JSON.parse(cut.stdout)).toMatchObject({ verdict: 'out of context', match: { passage: 9 } });
    const altered = await verbatim(['verify', '"The talks were direct and irresponsible"', '--json']);
    expect(JSON.parse(altered.stdout)).toMatchObject({ verdict: 'altered' });
    const plain = await verbatim(['verify', '"The talks were direct and irresponsible"']);
    expect(plain.stdout).toMatch(/altered/iu);
  });

  it('says that somebody else said it', async () => {
    const { stdout } = await verbatim([
      'verify',
      '"The talks were direct and responsible"',
      '--speaker',
      'Bashar al-Assad',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'misattributed' });
  });
});

describe('called wrongly', () => {
  it.each([
    [['ask'], /a question is missing/u],
    [[], /no command given/u],
    [['sing'], /there is no command "sing"/u],
    [['ask', 'Who?', '--loud'], /--loud/u],
    [['ask', 'Who?', '--batch'], /--batch reads standard input/u],
  ])('%j gives the usage and status 2', async (words, message) => {
    const { stdout, stderr, status } = await verbatim(words);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toContain('npm run -s ask');
  });

  it('names the file that it cannot read, with status 1 and no stack', async () => {
    const { stderr, status } = await verbatim(['ask', 'Who?', '--article', join(folder, 'none.txt')]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Cannot read .*none\.txt: there is no such file\./u);
    expect(stderr).not.toContain('    at ');
  });

  it('names the setting that is bad, with status 1', async () => {
    const { stderr, status } = await verbatim(['ask', 'Who?'], '', { ANSWER_THRESHOLD: 'high' });
    expect(status).toBe(1);
    expect(stderr).toContain('ANSWER_THRESHOLD');
  });

  it('says what register needs', async () => {
    const { stderr, status } = await verbatim(['register'], '', { DISCORD_TOKEN: '' });
    expect(status).toBe(1);
    expect(stderr).toContain('DISCORD_TOKEN');
  });
});
