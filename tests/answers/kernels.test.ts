import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([
  ['src/training/encoder/build-kernel.ts', 'data/models/encoder-kernel.wasm'],
  ['src/training/answers/build-kernel.ts', 'data/models/trees-kernel.wasm'],
])('what %s compiles is %s', (program, file) => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    execFileSync(process.execPath, [program, out]);
    expect(readFileSync(out).equals(readFileSync(file))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
