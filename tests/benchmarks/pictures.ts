import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import { readArticleFile } from '../../src/article/index.ts';
import {
  createPainter,
  drawQuoteCard,
  quotePicture,
  voicesPicture,
  type Drawing,
} from '../../src/pictures/index.ts';
import { readQuotes, readVoices, verifyQuotation } from '../../src/quotes/index.ts';
import { readText } from '../../src/text/index.ts';

const rounds = 4;
const sample = join(import.meta.dirname, '../../data/articles/paris-talks.md');

/**
 * Prints how long pictures of the sample article take, and how long other work waits while they are drawn: the delay of
 * the event loop with nothing to do, with pictures drawn by the painter's thread, and with the same drawn in this one.
 */
export async function benchmarkPictures(articleFile = sample): Promise<void> {
  const article = await readArticleFile(articleFile);
  const reading = readText(article.text, article.passages);
  const opened = { article, reading, quotes: readQuotes(article, reading) };
  const cards = opened.quotes.attributions.map((one) => quotePicture(article, one));
  const voices = voicesPicture(article, readVoices(article, opened.quotes));
  const painter = createPainter();
  const first = await timed(() => painter.draw({ kind: 'voices', picture: voices }));
  const drawings: Drawing[] = [
    ...cards.map((picture): Drawing => ({ kind: 'quote', picture })),
    { kind: 'voices', picture: voices },
  ];
  const times: number[] = [];
  const answers: number[] = [];
  const painted = await delayDuring(async () => {
    for (let round = 0; round < rounds; round++) {
      for (const drawing of drawings) {
        const drawn = timed(() => painter.draw(drawing));
        answers.push(
          await timed(() => verifyQuotation(opened, 'Syria will accept the imposition of new facts')),
        );
        times.push(await drawn);
      }
    }
  });
  await painter.close();
  const idle = await delayDuring(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const cpu = process.cpuUsage();
  const here = await delayDuring(async () => {
    for (const picture of cards) {
      drawQuoteCard(picture).encodeSync('png');
      await nextTurn();
    }
  });
  const { user, system } = process.cpuUsage(cpu);
  console.log(`Pictures: ${times.length} of the sample, 1200 pixels wide, in the painter's thread`);
  console.log(
    `  milliseconds a picture: ${spread(times)} (target 300); the first, which starts the thread: ${first.toFixed(0)}`,
  );
  console.log(`  processor milliseconds a picture: ${((user + system) / 1000 / cards.length).toFixed(0)}`);
  console.log(`  a verification meanwhile, ms: ${spread(answers)}`);
  console.log(
    `  delay of the event loop, ms: idle ${idle}; while the thread draws ${painted}; if this thread drew ${here}`,
  );
}

async function timed(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

async function delayDuring(action: () => Promise<unknown>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await action();
  delay.disable();
  return `p50 ${(delay.percentile(50) / 1e6).toFixed(1)} p99 ${(delay.percentile(99) / 1e6).toFixed(1)}`;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
  return `median ${at(0.5)}, p99 ${at(0.99)}`;
}

if (import.meta.main) await benchmarkPictures(process.argv[2]);
