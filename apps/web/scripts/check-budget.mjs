// Holds the built page against its budget: what a browser fetches before the first message can be painted.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const kB = 1000;
const dist = join(import.meta.dirname, '../dist');
const html = await readFile(join(dist, 'index.html'), 'utf8');

function addresses(tag) {
  return [...html.matchAll(tag)].map((match) => match[1]);
}

const scripts = addresses(/<script\b[^>]*\bsrc="([^"]+)"/g);
const modules = addresses(/<link\b[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g);
const styles = addresses(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g);
const fonts = addresses(/<link\b[^>]*\brel="preload"[^>]*\bhref="([^"]+\.woff2)"/g);
const others = addresses(/<link\b[^>]*\brel="(?:icon|manifest)"[^>]*\bhref="([^"]+)"/g);

async function size(paths, suffix) {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(dist, path + suffix))).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

const javascript = [...scripts, ...modules];
// What it says about an empty page would be worth nothing.
if (scripts.length < 2 || styles.length === 0 || fonts.length === 0) {
  throw new Error(`index.html is not as expected: ${scripts.length} scripts, ${styles.length} style sheets, ${fonts.length} fonts`);
}

const rows = [
  { what: 'JavaScript, gzip', is: (await size(javascript, '.gz')) / kB, most: 110, unit: 'kB' },
  { what: 'JavaScript, brotli', is: (await size(javascript, '.br')) / kB, unit: 'kB' },
  { what: 'CSS, gzip', is: (await size(styles, '.gz')) / kB, most: 14, unit: 'kB' },
  { what: 'Font', is: (await size(fonts, '')) / kB, most: 50, unit: 'kB' },
  { what: 'Requests', is: 1 + javascript.length + styles.length + fonts.length + others.length, most: 8, unit: '' },
];

console.log('\nBefore the first message');
for (const { what, is, most, unit } of rows) {
  const figure = `${unit === '' ? is : is.toFixed(1)} ${unit}`.trim();
  const verdict = most === undefined ? '' : is <= most ? `of ${most} ${unit}`.trim() : `TOO MUCH: ${most} ${unit} at most`;
  console.log(`  ${what.padEnd(20)}${figure.padStart(10)}  ${verdict}`);
}

if (rows.some(({ is, most }) => most !== undefined && is > most)) process.exitCode = 1;
