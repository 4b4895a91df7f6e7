import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../errors.ts';

const text = z.string().trim();
const schema = z.object({
  title: text.optional(),
  outlet: text.optional(),
  byline: text.optional(),
  url: z
    .url({ protocol: /^https?$/u, error: 'it should be an address that begins with https://' })
    .optional(),
  published: text.optional(),
});

/** What an article's front matter may say of it. */
export type FrontMatter = z.infer<typeof schema>;

/**
 * Splits a Markdown file into its YAML front matter (between two lines of `---` at its very start) and its body.
 * A field that is left blank is one that is not given. Lines without any field are prose between two rules.
 *
 * @throws UserError when the front matter is not YAML or a known field is not what it should be
 */
export function parseFrontMatter(content: string, name: string): { metadata: FrontMatter; body: string } {
  const match = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]*?)^---[ \t]*(?:\r?\n|$)/mu.exec(content);
  if (match?.index !== 0) return { metadata: {}, body: content };
  const body = content.slice(match[0].length);
  let fields: unknown;
  try {
    fields = parse(match.groups?.yaml ?? '', givenOnly, { schema: 'failsafe' }) ?? {};
  } catch (error) {
    throw new UserError(
      `The front matter of ${name} is not YAML: ${(error as Error).message.split('\n')[0] ?? ''}`,
    );
  }
  if (typeof fields === 'string') return { metadata: {}, body: content };
  const result = schema.safeParse(fields);
  if (result.success) return { metadata: result.data, body };
  const [issue] = result.error.issues;
  throw new UserError(
    `The front matter of ${name} has a bad "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}.`,
  );
}

/** Reviver that takes blank fields out, so that they do not stand in the way of what the body says. */
function givenOnly(_key: unknown, value: unknown): unknown {
  return typeof value === 'string' && !value.trim() ? undefined : value;
}
