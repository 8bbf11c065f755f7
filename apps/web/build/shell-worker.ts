import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Writes `sw.js`: the worker that keeps the shell, with the list of its files and a name that changes with any of them. */
export function shellWorker(): Plugin {
  let publicDir = '';
  return {
    name: 'parley:shell-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      ({ publicDir } = config);
    },
    async generateBundle(_options, bundle) {
      const built = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map'));
      if (built.length === 0) throw new Error('There is no shell to keep.');
      const given = (await readdir(publicDir)).filter((file) => file !== 'robots.txt');
      const files = ['/', ...[...given, ...built].toSorted().map((file) => `/${file}`)];
      const hash = createHash('sha256').update(files.join());
      for (const file of given) hash.update(await readFile(join(publicDir, file)));
      for (const each of Object.values(bundle)) if (each.type === 'asset' && each.fileName.endsWith('.html')) hash.update(each.source);
      const code = await readFile(join(import.meta.dirname, 'shell-worker.js'), 'utf8');
      const source = code
        .replace('/* FILES */ []', JSON.stringify(files))
        .replace("/* NAME */ ''", JSON.stringify(`parley-shell ${hash.digest('hex').slice(0, 12)}`));
      if (source.includes('/* FILES */') || source.includes('/* NAME */')) throw new Error('The worker is not as expected.');
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
