/**
 * Compiles the walk through trees (src/answers/models/kernel/kernel.ts, AssemblyScript) to data/models/trees-kernel.wasm:
 * `node src/training/answers/build-kernel.ts [OUT]`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const out = process.argv[2] ?? 'data/models/trees-kernel.wasm';
const compiler = 'node_modules/assemblyscript/bin/asc.js';
const source = 'src/answers/models/kernel/kernel.ts';
const options = ['--runtime', 'stub', '--enable', 'simd', '--importMemory', '-O3', '--noAssert', '-o', out];
execFileSync(process.execPath, [compiler, source, ...options], { cwd: project, stdio: 'inherit' });
