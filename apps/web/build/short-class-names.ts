import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '..');

/** Letters alone, so that what follows can be a number: a, b, … z, aa, ab, … */
function letters(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}

/**
 * Class names of a few letters in what is built: the letters say which file, the number which class in it. What a hash would add is what compression
 * can't help with. The line before them is for blockers of advertisements, who hide `ad1`. In development they say what they are.
 */
export function shortClassNames(): Plugin {
  const files = globSync('src/**/*.module.css', { cwd: root }).toSorted();
  const classes = new Map<string, string[]>();

  function generateScopedName(name: string, path: string): string {
    const file = files.indexOf(relative(root, path.replace(/\?.*$/u, '')));
    if (file === -1) throw new Error(`${path} is not among the style sheets of the app.`);
    const known = classes.get(path) ?? [];
    classes.set(path, known);
    if (!known.includes(name)) known.push(name);
    return `_${letters(file)}${known.indexOf(name)}`;
  }

  return { name: 'short-class-names', apply: 'build', config: () => ({ css: { modules: { generateScopedName } } }) };
}
