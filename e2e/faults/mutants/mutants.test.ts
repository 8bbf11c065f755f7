import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rows } from '../rows/index.ts';
import { mutants, quickMutants } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const docs = readFileSync(join(root, 'docs/FAULTS.md'), 'utf8');

test('there are enough planted bugs, each has a file of its own, and docs/FAULTS.md lists each', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^[a-z-]+\.ts$/u.test(file));
  const names = files.map((file) => file.slice(0, -'.ts'.length)).filter((name) => !['copy', 'index', 'mutant', 'run-mutants'].includes(name));
  expect(mutants.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect(mutants.length).toBeGreaterThanOrEqual(20);
  expect(mutants.filter(({ name }) => !docs.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
  expect(quickMutants.every((mutant) => mutants.includes(mutant))).toBe(true);
});

test.each(mutants)('the planted bug $name fits the sources, and its rows are there', ({ patches, rows: wanted, breaks }) => {
  for (const { file, find, replace } of patches) {
    expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  }
  expect(wanted.filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
  expect(breaks).not.toEqual([]);
});

test('docs/FAULTS.md has a line for each row of the matrix', () => {
  expect(rows.filter(({ name }) => !docs.includes(`| ${name} `)).map(({ name }) => name)).toEqual([]);
});
