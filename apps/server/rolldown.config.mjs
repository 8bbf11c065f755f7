import { defineConfig } from 'rolldown';

// What has native code stays a package, and what would have some if it were installed. All else becomes part of the bundle: to find and read
// some thousand files of packages took half of a start, and a deploy lasts as long as a start.
const native = ['better-sqlite3', 'bufferutil', 'pg-native', 'sharp', 'utf-8-validate'];

export default defineConfig({
  // Pictures are read in a process of their own.
  input: { main: 'src/main.ts', 'picture-reader': 'src/lib/picture-reader.ts' },
  platform: 'node',
  external: (id) => native.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: 'dist', entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'esm', sourcemap: true, cleanDir: true },
});
