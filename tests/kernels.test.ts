import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each(['trees', 'encoder', 'quotes'])('the kernel of the %s is what its source compiles to', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    execFileSync(process.execPath, ['src/training/build-kernel.ts', name, out]);
    expect(readFileSync(out).equals(readFileSync(`data/models/${name}-kernel.wasm`))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
