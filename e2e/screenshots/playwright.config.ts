import { defineConfig } from '@playwright/test';
import config from '../playwright.config.ts';

export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: '../results',
  workers: 1,
  reporter: 'list',
  // Letters stand where they do on a screen of today, not on whole pixels.
  use: { ...config.use, launchOptions: { ...config.use?.launchOptions, args: ['--font-render-hinting=none'] } },
});
