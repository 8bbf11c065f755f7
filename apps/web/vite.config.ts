import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { calmLogger, sayWhere } from './build/calm-development.ts';
import { firstChunks } from './build/first-chunks.ts';
import { leanIcons } from './build/lean-icons.ts';
import { precompress } from './build/precompress.ts';
import { shellWorker } from './build/shell-worker.ts';
import { shortClassNames } from './build/short-class-names.ts';

// It costs a third more code, so it works where it is asked to (`'use memo'`): where much is painted often. What it can't do there is an error.
const compiler = reactCompilerPreset({ compilationMode: 'annotation', panicThreshold: 'all_errors' });

const server = { target: process.env['SERVER_URL'] ?? 'http://localhost:3000', changeOrigin: false };

export default defineConfig({
  base: '/',
  // The server beside it writes into the same window.
  clearScreen: false,
  customLogger: calmLogger(),
  plugins: [leanIcons(), shortClassNames(), react(), babel({ presets: [compiler] }), shellWorker(), precompress(), sayWhere()],
  // In development the page comes from Vite and everything else from the server. The Host header is passed on
  // as it is, so the server sees its own origin.
  server: { proxy: { '/api': server, '/health': server, '/socket.io': { ...server, ws: true } } },
  build: {
    // The browsers we support load modules and their preloads by themselves.
    modulePreload: {
      polyfill: false,
      // What a later chunk imports it fetches itself, ahead of time as a rule: naming it all in the entry would weigh there.
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : dependencies.filter((name) => name.endsWith('.css')),
    },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: firstChunks() } } },
  },
  test: {
    // A process for each file would take most of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'logic', include: ['src/**/*.test.ts'], environment: 'node', css: { include: [/tokens\.css/] } },
      },
      { extends: true, test: { name: 'views', include: ['src/**/*.test.tsx'], environment: 'happy-dom', setupFiles: ['./build/test-setup.ts'] } },
    ],
  },
});
