import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Patch } from './mutant.ts';

const root = join(import.meta.dirname, '../../..');
/** What a run from sources needs. */
const sources = ['apps/server/src', 'packages/shared/src', 'packages/client/src', 'e2e/faults', 'e2e/convergence/random.ts'];
const packages = ['apps/server', 'packages/shared', 'packages/client', 'e2e'];

/** The packages of one workspace package, with its siblings from the copy. */
function linkModules(folder: string, from: string): void {
  const modules = join(root, from, 'node_modules');
  const target = join(folder, from, 'node_modules');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name === '@parley') continue;
    symlinkSync(realpathSync(join(modules, name)), join(target, name));
  }
  mkdirSync(join(target, '@parley'), { recursive: true });
  for (const name of ['shared', 'client']) symlinkSync(join(folder, 'packages', name), join(target, '@parley', name));
}

/** Copies the sources into `folder` and applies the patches there. Throws if one does not fit exactly once. */
export function copySources(folder: string, patches: readonly Patch[]): void {
  for (const source of sources) {
    mkdirSync(dirname(join(folder, source)), { recursive: true });
    cpSync(join(root, source), join(folder, source), { recursive: true });
  }
  for (const each of packages) {
    cpSync(join(root, each, 'package.json'), join(folder, each, 'package.json'));
    linkModules(folder, each);
  }
  for (const { file, find, replace } of patches) {
    const text = readFileSync(join(folder, file), 'utf8');
    const places = text.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} has ${places} places for the patch, not one: ${find}`);
    writeFileSync(
      join(folder, file),
      text.replace(find, () => replace),
    );
  }
}
