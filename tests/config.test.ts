import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { UserError } from '../src/errors.ts';

const guildId = '123456789012345678';

describe('parseConfig', () => {
  it('has a default for every setting that needs one', () => {
    expect(parseConfig({})).toEqual({
      DISCORD_API_URL: 'https://discord.com/api',
      ARTICLES_DIR: 'data/articles',
      LOG_LEVEL: 'info',
      PLAYGROUND_PORT: 8080,
      ENCODER: true,
    });
  });

  it('reads every setting', () => {
    const config = parseConfig({
      DISCORD_TOKEN: 'abc.def-_1',
      DISCORD_GUILD_ID: guildId,
      DISCORD_API_URL: 'http://127.0.0.1:9000/api/',
      ARTICLES_DIR: '/articles',
      LOG_LEVEL: 'debug',
      PLAYGROUND_PORT: '0',
      ENCODER: 'off',
      ANSWER_THRESHOLD: '0.4',
    });
    expect(config).toEqual({
      DISCORD_TOKEN: 'abc.def-_1',
      DISCORD_GUILD_ID: guildId,
      DISCORD_API_URL: 'http://127.0.0.1:9000/api',
      ARTICLES_DIR: '/articles',
      LOG_LEVEL: 'debug',
      PLAYGROUND_PORT: 0,
      ENCODER: false,
      ANSWER_THRESHOLD: 0.4,
    });
  });

  it('takes an empty variable as not set', () => {
    expect(parseConfig({ DISCORD_TOKEN: '', LOG_LEVEL: '  ' })).toEqual(parseConfig({}));
  });

  it.each([
    ['DISCORD_TOKEN', 'two words', 'Developer Portal'],
    ['DISCORD_GUILD_ID', 'my server', '17 to 20 digits'],
    ['DISCORD_API_URL', 'discord.com', 'http:// or https://'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error'],
    ['PLAYGROUND_PORT', '80800', 'from 0 to 65535'],
    ['PLAYGROUND_PORT', '80.5', 'whole number'],
    ['ENCODER', 'yes', 'on or off'],
    ['ANSWER_THRESHOLD', '40', 'from 0 to 1'],
  ])('names %s when it is %j, and says what it should be', (name, value, should) => {
    const act = () => parseConfig({ [name]: value });
    expect(act).toThrow(UserError);
    expect(act).toThrow(new RegExp(`^${name} should be .*${should}`, 'u'));
  });

  it('names all variables that are wrong at once, and never shows a token', () => {
    const act = () => parseConfig({ DISCORD_TOKEN: 'secret token', ENCODER: 'maybe' });
    expect(act).toThrow(/^DISCORD_TOKEN.*\nENCODER/u);
    expect(act).not.toThrow(/secret/u);
  });

  it('has a line for every setting in .env.example, each with its default', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').matchAll(
      /^([A-Z_]+)=(.*)$/gmu,
    );
    const example = Object.fromEntries(Array.from(lines, ([, name = '', value]) => [name, value]));
    expect(parseConfig(example)).toEqual(parseConfig({}));
    expect(Object.keys(example).sort()).toEqual(
      ['DISCORD_TOKEN', 'DISCORD_GUILD_ID', 'ANSWER_THRESHOLD', ...Object.keys(parseConfig({}))].sort(),
    );
  });
});
