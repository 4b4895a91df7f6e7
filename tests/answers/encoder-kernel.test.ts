import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the kernel is what its source compiles to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    execFileSync(process.execPath, ['src/training/encoder/build-kernel.ts', out]);
    expect(readFileSync(out).equals(readFileSync('data/models/encoder-kernel.wasm'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
