import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
// What stays a package: all that the server's own manifest declares. Sources of the workspace become part of the bundle.
const packages = Object.entries(dependencies).flatMap(([name, version]) => (version.startsWith('workspace:') ? [] : [name]));

export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { file: 'dist/main.js', format: 'esm', sourcemap: true },
});
