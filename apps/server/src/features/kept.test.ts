import { expect, onTestFinished, test } from 'vitest';
import { inOrderOfErasing, type KeptOfPeople } from '../db/kept-of-people.ts';
import { forEachDatabase } from '../db/testing.ts';
import { keptOfAccounts } from '../http/accounts/kept-of-accounts.ts';
import { referencesIn } from '../db/testing-references.ts';
import { fileColumns, keptByFeatures } from './kept.ts';

const nothing = { whose: 'person_id', told: [], withheld: [] };

forEachDatabase(({ create, open }) => {
  test('what goes with somebody says what else that goes it refers to, and goes before it', async () => {
    const database = await open(await create());
    onTestFinished(() => database.close());
    const references = await referencesIn(database);
    expect(references.length).toBeGreaterThan(20);
    const goes = ({ stays }: KeptOfPeople) => stays === undefined;
    const going = new Set([...keptByFeatures, ...keptOfAccounts].filter(goes).map(({ table }) => table));
    const found = references.filter(({ table, to }) => table !== to && going.has(to)).map(({ table, to }) => `${table} to ${to}`);
    expect(found.length).toBeGreaterThan(2);
    const said: string[] = [];
    for (const list of [keptByFeatures, keptOfAccounts]) {
      const order = inOrderOfErasing(list);
      expect(new Set(order)).toEqual(new Set(list));
      for (const each of order.filter(goes)) {
        for (const to of each.refersTo ?? []) {
          said.push(`${each.table} to ${to}`);
          expect(order.findIndex((other) => other.table === to)).toBeGreaterThan(order.indexOf(each));
        }
      }
    }
    expect(said.toSorted()).toEqual(found.toSorted());
  });

  test('whatever leads to files is known to what looks for those that nothing leads to', async () => {
    const database = await open(await create());
    onTestFinished(() => database.close());
    const found = (await referencesIn(database)).filter(({ to }) => to === 'files').map(({ table, column }) => `${table}.${column}`);
    expect(found.length).toBeGreaterThan(1);
    expect(fileColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(found.toSorted());
  });
});

test('what refers to each other, and to something else, has no order but by that', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((table): KeptOfPeople => ({ ...nothing, name: table, table }));
  if (!a || !b || !c) throw new Error('three');
  const [bToA, cToB, aToC] = [
    { ...b, refersTo: ['a'] },
    { ...c, refersTo: ['b'] },
    { ...a, refersTo: ['c'] },
  ];
  for (const list of [
    [a, bToA, cToB],
    [cToB, a, bToA],
    [bToA, cToB, a],
  ])
    expect(inOrderOfErasing(list).map(({ table }) => table)).toEqual(['c', 'b', 'a']);
  expect(() => inOrderOfErasing([aToC, bToA, cToB])).toThrow('can’t be erased one after the other: a, b, c.');
});
