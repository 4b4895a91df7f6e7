import type { Clock } from './clock.ts';

/** The first second of 2015, from which Discord counts (https://discord.com/developers/docs/reference#snowflakes). */
const DISCORD_EPOCH = 1_420_070_400_000n;
const TIMESTAMP_SHIFT = 22n;

/** Makes Discord's ids: unique, and in the order of their making. */
export class Snowflakes {
  readonly #clock: Clock;
  #last = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const earliest = (BigInt(this.#clock.now()) - DISCORD_EPOCH) << TIMESTAMP_SHIFT;
    this.#last = earliest > this.#last ? earliest : this.#last + 1n;
    return this.#last.toString();
  }
}
