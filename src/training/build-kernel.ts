/**
 * Compiles one of the kernels (AssemblyScript) to `data/models/NAME-kernel.wasm`, or to OUT:
 *
 *     node src/training/build-kernel.ts trees|encoder|quotes [OUT]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const sources = new Map([
  ['trees', 'src/trees/kernel/kernel.ts'],
  ['encoder', 'src/answers/encoder/kernel/kernel.ts'],
  ['quotes', 'src/quotes/extraction/kernel/kernel.ts'],
]);

const [name = '', out = `data/models/${name}-kernel.wasm`] = process.argv.slice(2);
const source = sources.get(name);
if (source === undefined) {
  process.stderr.write(`usage: build-kernel.ts ${[...sources.keys()].join('|')} [OUT]\n`);
  process.exit(2);
}
const project = fileURLToPath(new URL('../../', import.meta.url));
const compiler = 'node_modules/assemblyscript/bin/asc.js';
const options = ['--runtime', 'stub', '--enable', 'simd', '--importMemory', '-O3', '--noAssert', '-o', out];
execFileSync(process.execPath, [compiler, source, ...options], { cwd: project, stdio: 'inherit' });
