/** Times of one thing done many times, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p99: number;
}

/** How long is run before the first time that counts: code is compiled by then as it is in a bot that has been up for a minute. */
const WARM_UP_MILLISECONDS = 2000;

/** Does something to each input, round after round, after a while to warm up. */
export function measure<Input>(
  run: (input: Input) => unknown,
  inputs: readonly Input[],
  rounds: number,
): Times {
  const times: number[] = [];
  const begin = performance.now();
  do for (const input of inputs) run(input);
  while (performance.now() - begin < WARM_UP_MILLISECONDS);
  for (let round = 0; round < rounds; round++) {
    for (const input of inputs) {
      const start = performance.now();
      run(input);
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)]!, p99: times[Math.floor(times.length * 0.99)]! };
}

/** Prints times as a table under a heading. */
export function printTimes(heading: string, table: Readonly<Record<string, Times>>): void {
  console.log(`\n${heading}`);
  const round = (value: number): number => Number(value.toFixed(3));
  console.table(
    Object.fromEntries(
      Object.entries(table).map(([name, { median, p99 }]) => [
        name,
        { median: round(median), p99: round(p99) },
      ]),
    ),
  );
}
