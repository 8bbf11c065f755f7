/** What the bundler tells of modules. */
interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/**
 * The group of all that the entry needs before it runs, as one chunk. Left to itself, the bundler takes out of it what later chunks use as well, now and then:
 * compressed by itself that weighs more, and it is needed at once anyway.
 */
export function entryGroup(): { name(id: string, modules: Modules): string | null } {
  const known = new Map<string, boolean>();

  function isInEntry(id: string, modules: Modules): boolean {
    const found = known.get(id);
    if (found !== undefined) return found;
    // Of a circle nobody begins it: then another way leads in.
    known.set(id, false);
    const info = modules.getModuleInfo(id);
    const inEntry = info !== null && (info.isEntry || info.importers.some((importer) => isInEntry(importer, modules)));
    known.set(id, inEntry);
    return inEntry;
  }

  return { name: (id, modules) => (isInEntry(id, modules) ? 'parley' : null) };
}
