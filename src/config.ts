import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { UserError } from './errors.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting, under its variable's name. An error is the rest of a sentence that begins with that name. */
const schema = z.object({
  /** Without one, the playground starts. */
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w.-]+$/u,
      'should be the token of your bot, as the Bot page of the Discord Developer Portal shows it',
    )
    .optional(),
  /** The one server in which commands are registered; everywhere when it is not set. */
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/u, 'should be the id of a server, 17 to 20 digits')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/u, error: 'should be an address that begins with http:// or https://' })
    .transform((url) => url.replace(/\/+$/u, ''))
    .default('https://discord.com/api'),
  ARTICLES_DIR: z.string().default('data/articles'),
  LOG_LEVEL: z.enum(logLevels, { error: `should be one of ${logLevels.join(', ')}` }).default('info'),
  /** 0 takes any free port. */
  PLAYGROUND_PORT: number(
    'should be a port, a whole number from 0 to 65535',
    z.int().min(0).max(65_535),
  ).default(8080),
  /** Whether articles are read with the sentence encoder. */
  ENCODER: z
    .enum(['on', 'off'], { error: 'should be on or off' })
    .transform((value) => value === 'on')
    .default(true),
  /** Least confidence of an answer; when it is not set, the default of `answers`. */
  ANSWER_THRESHOLD: number('should be a number from 0 to 1', z.number().min(0).max(1)).optional(),
});

/** The settings, checked. */
export type Config = Readonly<z.infer<typeof schema>>;

/**
 * Reads the settings from the environment and from `.env`, where the environment goes first. An empty variable counts
 * as not set.
 *
 * @throws UserError that names each variable with a bad value and says what it should be
 */
export function readConfig(): Config {
  readDotenv({ quiet: true });
  return parseConfig(process.env);
}

/** Reads the settings from variables. Throws as `readConfig` does. */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(variables).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()]] : [],
  );
  const { data, error } = schema.safeParse(Object.fromEntries(set));
  if (error)
    throw new UserError(error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
  return data;
}

/** A number as a variable holds it. */
function number(should: string, range: z.ZodType<number, number>) {
  return z
    .string()
    .regex(/^\d+(?:\.\d+)?$/u, should)
    .transform(Number)
    .refine((value) => range.safeParse(value).success, should);
}
