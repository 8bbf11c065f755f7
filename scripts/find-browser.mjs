// Finds a Chromium for the browser tests, or gets one. Prints its path.
import './lib/require-node.mjs';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, toolEnvironment } from './lib/paths.mjs';

/** The one made for tests first: a browser with its frame takes half as much again for everything. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const minutes = 60_000;
/** Debian's packages: the browser, and letters and emoji to draw. */
const packages = ['chromium-headless-shell', 'fonts-liberation', 'fonts-noto-color-emoji'];

/** A browser that cannot even say its version lacks a library, or is a snap, which cannot read where tests write. */
function works(path) {
  if (path === undefined || !existsSync(path) || realpathSync(path).includes('snap')) return false;
  return spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

function playwrights() {
  const require = createRequire(join(root, 'e2e/package.json'));
  return require('@playwright/test').chromium.executablePath();
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => executable(path) && works(path));
}

function say(text) {
  console.error(text);
}

function quietly(command, args, timeout, env) {
  const { status } = spawnSync(command, args, { cwd: root, timeout, env: toolEnvironment(env), stdio: 'ignore' });
  if (status !== 0) say(`That did not work: ${basename(command)} ${args.join(' ')}`);
  return status === 0;
}

function download() {
  say('No Chromium found; downloading the one Playwright tests with (once) …');
  return quietly(join(root, 'e2e/node_modules/.bin/playwright'), ['install', 'chromium'], 5 * minutes, {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  });
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say('Installing Debian’s Chromium with apt-get (once) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return (
    quietly('apt-get', ['update', '-qq'], 3 * minutes, env) &&
    quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], 10 * minutes, env)
  );
}

/** The ways to a browser, in the order they are tried. Each gives a path or undefined. */
const ways = [playwrights, onPath, () => (download() ? playwrights() : undefined), () => (installWithApt() ? onPath() : undefined)];

/** The path of a Chromium that runs. Throws with a sentence that says what to do. */
export function findBrowser({ given = process.env.CHROMIUM_PATH, tried = ways, usable = works } = {}) {
  if (given) {
    if (usable(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, but no browser runs there.`);
  }
  for (const way of tried) {
    const path = way();
    if (usable(path)) return path;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome and none could be found or installed. Install one (Debian: apt-get install chromium-headless-shell) ' +
      'so that it is on your PATH, or say where it is: CHROMIUM_PATH=/path/to/chromium',
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
