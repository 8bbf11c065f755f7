import { join } from 'node:path';

/** What the bundler tells of modules. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const page = join(import.meta.dirname, '../index.html');

/**
 * The group of all that the entry needs before it runs, as one chunk. Left to itself, the bundler takes out of it what later chunks use as well, now and then:
 * compressed by itself that weighs more, and it is needed at once anyway.
 */
export function entryGroup(): { name(id: string, modules: Modules): string | null } {
  let needed: Set<string> | undefined;

  function walk(modules: Modules): Set<string> {
    const seen = new Set([page]);
    // A set goes on over what is added to it meanwhile.
    for (const id of seen) {
      for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) seen.add(imported);
    }
    if (seen.size < 10) throw new Error(`The entry seems to need next to nothing: is it not ${page} any more?`);
    return seen;
  }

  return { name: (id, modules) => ((needed ??= walk(modules)).has(id) ? 'parley' : null) };
}
