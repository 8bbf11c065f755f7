import { join } from 'node:path';

/** What the bundler tells of modules. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

function source(path: string): string {
  return join(import.meta.dirname, '..', path);
}

/** The chunks that every page with a room loads, in the order in which it does. */
const inOrder = [
  { name: 'parley', root: source('index.html') },
  { name: 'behind', root: source('src/app/behind.ts') },
  { name: 'beside', root: source('src/app/beside.ts') },
];

/** All that a module needs before it runs, itself among it. */
function neededBy(root: string, modules: Modules): Set<string> {
  const seen = new Set([root]);
  // A set goes on over what is added to it meanwhile.
  for (const id of seen) {
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) seen.add(imported);
  }
  if (seen.size < 10) throw new Error(`${root} seems to need next to nothing: is it not there any more?`);
  return seen;
}

/**
 * Whatever one of the first chunks needs is in it, though later ones use it as well. Left to itself, the bundler makes a chunk of each such piece: compressed by
 * itself that weighs more, and each is a request.
 */
export function firstChunks(): { readonly priority: number; name(id: string, modules: Modules): string | null }[] {
  return inOrder.map(({ name, root }, index) => {
    let needed: Set<string> | undefined;
    return {
      // What an earlier one has is not taken out of it.
      priority: inOrder.length - index,
      name: (id, modules) => ((needed ??= neededBy(root, modules)).has(id) ? name : null),
    };
  });
}
