import { watch } from 'node:fs';

/** An editor that saves writes several times, or renames. */
const settled = 100;

/**
 * Calls `changed` a moment after a file below the folders has changed, tests apart. Folders are watched, not files: an editor that saves by renaming puts
 * another file in the place of the one that was watched. The returned function ends it.
 */
export function watchFolders(folders, changed) {
  let timer;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (/\.test\.tsx?$/u.test(name ?? '')) return;
      clearTimeout(timer);
      timer = setTimeout(() => changed(), settled);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
