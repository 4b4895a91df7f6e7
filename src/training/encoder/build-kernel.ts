/**
 * Compiles the encoder's arithmetic (src/answers/encoder/kernel/kernel.ts, AssemblyScript) to
 * data/models/encoder-kernel.wasm: `node src/training/encoder/build-kernel.ts [OUT]`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const out = process.argv[2] ?? 'data/models/encoder-kernel.wasm';
const compiler = 'node_modules/assemblyscript/bin/asc.js';
const source = 'src/answers/encoder/kernel/kernel.ts';
const options = ['--runtime', 'stub', '--enable', 'simd', '--importMemory', '-O3', '--noAssert', '-o', out];
execFileSync(process.execPath, [compiler, source, ...options], { cwd: project, stdio: 'inherit' });
