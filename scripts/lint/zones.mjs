/**
 * Who may import whom: docs/ARCHITECTURE.md as a table. The first zone that holds a file decides.
 *
 * `may` lists files; the last entry that matches decides, `!` forbids. `types` lists files of which only types may be
 * imported. `packages` lists npm packages; without it any that the manifest declares. `*` stops at `/`, `**` does not, and
 * `{x}` stands for the same folder in `files` and in `may`.
 */
const shared = 'packages/shared/src/**';
const client = 'packages/client/src/**';
const server = 'apps/server/src';
const web = 'apps/web/src';

export const zones = [
  { files: shared, may: [shared], packages: ['zod'] },
  { files: client, may: [client, shared], packages: ['socket.io-client'] },

  { files: `${server}/*.ts`, may: [`${server}/**`, shared] },
  { files: `${server}/lib/**`, may: [`${server}/lib/**`, shared] },
  { files: `${server}/db/**`, may: [`${server}/db/**`, `${server}/lib/**`, shared] },
  { files: `${server}/log/**`, may: [`${server}/log/**`, `${server}/db/**`, `${server}/lib/**`, shared] },
  {
    files: `${server}/realtime/**`,
    may: [`${server}/realtime/**`, `${server}/log/**`, `${server}/lib/**`, shared],
    types: [`${server}/db/**`],
  },
  {
    files: `${server}/http/**`,
    may: [`${server}/http/**`, `${server}/realtime/**`, `${server}/log/**`, `${server}/lib/**`, shared],
    types: [`${server}/db/**`, `${server}/*.ts`],
  },
  { files: `${server}/features/*.ts`, may: [`${server}/features/**`], types: [`${server}/realtime/**`, `${server}/lib/**`] },
  {
    files: `${server}/features/{feature}/**`,
    may: [
      `${server}/features/**`,
      `!${server}/features/**/*.handlers.ts`,
      `${server}/features/{feature}/**`,
      `${server}/db/**`,
      `${server}/lib/**`,
      `${server}/log/*.queries.ts`,
      `${server}/log/storage-errors.ts`,
      `${server}/log/weight.ts`,
      `${server}/realtime/handler.ts`,
      shared,
    ],
    types: [`${server}/log/**`, `${server}/realtime/**`],
  },

  { files: `${web}/*.tsx`, may: [`${web}/**`, shared, client] },
  { files: `${web}/app/**`, may: [`${web}/**`, shared, client] },
  { files: `${web}/gallery/**`, may: [`${web}/**`, shared, client] },
  { files: `${web}/lib/**`, may: [`${web}/lib/**`, shared, '!packages/shared/src/protocol.ts'] },
  { files: `${web}/ui/**`, may: [`${web}/ui/**`, `${web}/lib/**`, shared, '!packages/shared/src/protocol.ts'] },
  { files: `${web}/store/**`, may: [`${web}/store/**`, `${web}/lib/**`, `${web}/features/*/*.slice.ts`, shared], types: [client] },
  { files: `${web}/features/*.ts`, may: [`${web}/features/*/*.lines.tsx`, shared] },
  {
    files: `${web}/features/{feature}/*.slice.ts`,
    may: [`${web}/store/define-slice.ts`, `${web}/features/{feature}/*.ts`, `${web}/lib/*.ts`, shared],
    types: [`${web}/store/*.ts`],
    packages: [],
  },
  {
    files: `${web}/features/{feature}/**`,
    may: [`${web}/store/use-chat.ts`, `${web}/ui/**`, `${web}/lib/**`, `${web}/features/lines.ts`, `${web}/features/{feature}/**`, shared],
    types: [`${web}/store/**`, client],
  },

  { files: 'e2e/pages/**', may: ['e2e/pages/**', shared] },
  { files: 'e2e/fixtures/**', may: ['e2e/fixtures/**', 'e2e/pages/**', shared] },
  { files: 'e2e/specs/**', may: ['e2e/fixtures/**', 'e2e/pages/**', 'e2e/specs/**', shared] },
  { files: 'e2e/screenshots/**', may: ['e2e/playwright.config.ts', 'e2e/fixtures/**', 'e2e/pages/**', 'e2e/screenshots/**', shared] },
  {
    files: 'e2e/convergence/**',
    may: [
      'e2e/convergence/**',
      'e2e/fixtures/**',
      client,
      shared,
      `${web}/store/**`,
      `${web}/features/*/*.slice.ts`,
      `${web}/app/follow-preferences.ts`,
    ],
  },
  { files: 'e2e/faults/**', may: ['e2e/faults/**', 'e2e/convergence/random.ts', client, shared] },
  { files: 'e2e/fuzz/**', may: ['e2e/fuzz/**', 'e2e/convergence/**', 'e2e/fixtures/**', client, shared] },
  { files: 'benchmarks/**', may: ['benchmarks/**', shared, client] },
];

/** Tests reach for anything within their own package, and so do the helpers only they use. */
export const testFiles = /(?:\.test\.tsx?$|\/testing[\w-]*\.ts$|^packages\/client\/test\/)/;
/** Folders whose every file must stand in a zone. */
export const zoned = /^(?:apps\/[^/]+\/src|packages\/[^/]+\/src|e2e\/[^/]+|benchmarks)\//;
