/**
 * Compiles the arithmetic of the networks (src/quotes/extraction/kernel/kernel.ts, AssemblyScript) to
 * data/models/quotes-kernel.wasm: `node src/training/quotes/build-kernel.ts [OUT]`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const out = process.argv[2] ?? 'data/models/quotes-kernel.wasm';
const compiler = 'node_modules/assemblyscript/bin/asc.js';
const source = 'src/quotes/extraction/kernel/kernel.ts';
const options = ['--runtime', 'stub', '--enable', 'simd', '--importMemory', '-O3', '--noAssert', '-o', out];
execFileSync(process.execPath, [compiler, source, ...options], { cwd: project, stdio: 'inherit' });
