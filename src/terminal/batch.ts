import { once } from 'node:events';
import { z } from 'zod';
import { parseArticle, readArticleFile, type Article } from '../article/index.ts';
import { UserError } from '../errors.ts';

/** A line that names an article, by its file or by its text. */
export const articleLine = z.object({ file: z.string().optional(), text: z.string().optional() });

/**
 * Reads JSON lines from standard input and writes one line for each to standard output, in order. A line that fails
 * gives `{"id", "error"}` and the rest go on.
 *
 * @param schema - what a line has to be, besides its `id`
 * @param work - what to write for it
 */
export async function batch<Line>(
  schema: z.ZodType<Line>,
  work: (line: Line) => Promise<object>,
): Promise<void> {
  for await (const text of linesOf(process.stdin)) {
    if (!text) continue;
    const result = await workOn(text, schema, work);
    if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await once(process.stdout, 'drain');
  }
}

/** Lines as JSON lines are apart, without blanks at their ends: by line feeds alone, not by U+2028 as in `readline`. */
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.trim();
  }
  yield rest.trim();
}

async function workOn<Line>(text: string, schema: z.ZodType<Line>, work: (line: Line) => Promise<object>) {
  let id: unknown = null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed && 'id' in parsed) ({ id } = parsed);
    const line = schema.safeParse(parsed);
    if (!line.success) throw new UserError(z.prettifyError(line.error));
    return { id, ...(await work(line.data)) };
  } catch (error) {
    if (error instanceof SyntaxError) return { id, error: `The line is not JSON: ${error.message}` };
    if (!(error instanceof UserError)) console.error(error);
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** How many opened articles of a batch are kept: each takes about a megabyte. */
const mostKept = 100;

/**
 * The articles of a batch, opened by their file or their text, and kept while they are among those last asked for.
 *
 * @param open - what to make of an article
 */
export function articleCache<Opened>(
  open: (article: Article) => Opened,
): (line: z.infer<typeof articleLine>) => Promise<Opened> {
  const opened = new Map<string, Promise<Opened>>();
  return async ({ file, text }) => {
    if ((file === undefined) === (text === undefined))
      throw new UserError('A line needs either "file" or "text".');
    const key = file === undefined ? `text:${text ?? ''}` : `file:${file}`;
    const known =
      opened.get(key) ??
      (file === undefined
        ? Promise.resolve(parseArticle(text ?? '', 'The text'))
        : readArticleFile(file)
      ).then(open);
    // The key goes to the end, so that the first one is that of the article not asked for the longest.
    opened.delete(key);
    opened.set(key, known);
    for (const [oldest] of opened) if (opened.size > mostKept) opened.delete(oldest);
    return known;
  };
}
