import { join } from 'node:path';
import { root } from './paths.mjs';

function firstNumber(expression) {
  return (output) => Number(expression.exec(output)?.[1] ?? 0);
}

function check(name, command, { looked, ...rest } = {}) {
  return { name, command, looked, ...rest };
}

/** A package's unit tests; `only` those in these folders. */
function unit(name, folder, { only = [], ...rest } = {}) {
  return {
    name,
    cwd: join(root, folder),
    report: 'vitest',
    command: (report) => ['vitest', 'run', ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    cores: 1,
    ...rest,
  };
}

/** Everything `pnpm test` does. What takes longest, or others wait for, stands first; see schedule.mjs. */
export const steps = [
  check('build', ['turbo', 'run', 'bundle', '--output-logs=new-only', '--log-order=grouped'], { cores: 2 }),
  check('browser', ['node', 'scripts/find-browser.mjs'], { cores: 0 }),
  check('lint', ['oxlint', '--type-aware', '--deny-warnings', '--format=json'], {
    looked: firstNumber(/"number_of_files": ?(\d+)/),
    show: ['oxlint', '--type-aware', '--deny-warnings'],
  }),
  check('format', ['oxfmt', '--check', '.'], { looked: firstNumber(/on (\d+) files/) }),
  check('types', ['turbo', 'run', 'types', '--output-logs=new-only', '--log-order=grouped'], { looked: firstNumber(/Tasks:\s+(\d+) successful/) }),
  check('unused', ['knip']),
  check('rules', ['node', 'scripts/check-rules.mjs'], { looked: firstNumber(/(\d+) rules/) }),
  check('portable', ['node', 'scripts/check-portable.mjs'], { looked: firstNumber(/(\d+) files/) }),
  unit('server', 'apps/server', { cores: 2 }),
  unit('client', 'packages/client'),
  unit('web', 'apps/web'),
  unit('shared', 'packages/shared'),
  unit('benchmarks', 'benchmarks'),
  unit('scripts', 'scripts'),
  unit('convergence', 'e2e', { only: ['convergence/', 'faults/'], after: ['build'] }),
  unit('fuzz', 'e2e', { only: ['fuzz/'], after: ['build'] }),
  // After the browser: two of its kind must not install at the same time.
  check('faults', ['node', 'scripts/faults.mjs'], { after: ['build', 'browser'], cores: 2, looked: firstNumber(/(\d+) observations/) }),
  {
    name: 'browser tests',
    cwd: join(root, 'e2e'),
    report: 'playwright',
    command: () => ['node_modules/.bin/playwright', 'test'],
    env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    after: ['build', 'browser'],
    cores: 2,
  },
];
