import { expect, it } from 'vitest';
import { comparison } from '../../../src/discord/markdown/index.ts';

it('cuts long stretches without a change, and never within a character', () => {
  const shown = comparison(
    [
      { op: 'equal', text: `${'😀'.repeat(300)}x ` },
      { op: 'delete', text: 'not ' },
      { op: 'equal', text: `x${'😀'.repeat(300)}` },
    ],
    800,
  );
  expect(shown).toMatch(/^> … (?:😀)+x ~~not~~ x(?:😀)+ …$/u);
});
