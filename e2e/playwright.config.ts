import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

// Found once; the workers, which read this file too, are told.
process.env['CHROMIUM_PATH'] ??= execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/find-browser.mjs')], {
  encoding: 'utf8',
}).trim();

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results',
  // Each worker has a server and a database of its own, so any tests may run at the same time. Two of them busy are enough for two cores, beside a third
  // that mostly waits for what takes a person or a network its time.
  workers: 3,
  projects: [
    { name: 'waits', grep: /@waits/u, workers: 1 },
    { name: 'acts', grepInvert: /@waits/u, workers: 2 },
  ],
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A broken build is told soon.
  maxFailures: 12,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [['list']] : [['dot'], ['json', { outputFile: report }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // What is asked of the server is what a test sees; the tests of the worker allow it.
    serviceWorkers: 'block',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    trace: process.env['TRACE'] === undefined ? 'off' : 'on',
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] },
  },
});
