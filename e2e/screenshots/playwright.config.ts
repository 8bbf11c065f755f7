import { defineConfig } from '@playwright/test';
import config from '../playwright.config.ts';

export default defineConfig({ ...config, testDir: '.', testMatch: '*.shots.ts', outputDir: '../results', workers: 1, reporter: 'list' });
