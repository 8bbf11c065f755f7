import { fileURLToPath } from 'node:url';

/** A server to measure: how it is started, and how it is spoken to. */
export interface Side {
  readonly name: string;
  readonly dialect: string;
  readonly file: string;
  readonly env: (dataDir: string) => Readonly<Record<string, string>>;
}

function inRepo(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export const baseline: Side = { name: 'baseline', dialect: 'relay', file: inRepo('benchmarks/baseline/relay.ts'), env: () => ({}) };

export const parley: Side = {
  name: 'parley',
  dialect: 'parley',
  file: inRepo('apps/server/src/main.ts'),
  // People of the benchmark do in a second what people do in a day.
  env: (dataDir) => ({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, RATE_LIMITS: 'off', NODE_ENV: 'production' }),
};

/** What Parley’s side is replaced by to test the benchmark itself: the ratios are then those of a thing to itself. */
export const challengers: ReadonlyMap<string, Side> = new Map([
  ['parley', parley],
  ['relay', baseline],
]);
