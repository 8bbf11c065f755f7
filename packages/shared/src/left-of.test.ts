import { expect, test } from 'vitest';
import { DEPARTED } from './departed.ts';
import { leftOf } from './left-of.ts';
import { events } from './protocol.ts';

test('LEAVE7 of the events that say so less is left once their author is gone, and of all others everything; again changes nothing', () => {
  expect([...events.values()].filter(({ left }) => left === 'less').length).toBeGreaterThan(3);
  for (const [type, { left }] of events) {
    const payload = {};
    const less = leftOf(type, payload, true);
    expect([type, less !== payload]).toEqual([type, left === 'less']);
    expect(leftOf(type, less, true)).toEqual(less);
  }
  for (const type of [null, 'constructor', 'poll:voted']) expect(leftOf(type, events, true)).toBe(events);
});

test('LEAVE5 LEAVE7 neither names nor what they said of themselves is left, and messages only if they are to stay', () => {
  const said = { id: 'm', ord: 1, body: 'Hello' };
  expect(leftOf('message:sent', said, false)).toBe(said);
  expect(leftOf('message:sent', said, true)).toEqual({ ...said, body: '' });
  expect(leftOf('member:joined', { member: { id: 'p', name: 'Mia', role: 'member' } }, false)).toEqual({
    member: { id: 'p', name: DEPARTED, role: 'member' },
  });
  expect(leftOf('member:left', { personId: 'p', name: 'Mia' }, false)).toEqual({ personId: 'p', name: DEPARTED });
  expect(leftOf('person:renamed', { person: { id: 'p', name: 'Mia' }, before: 'Mimi' }, false)).toEqual({
    person: { id: 'p', name: DEPARTED },
    before: DEPARTED,
  });
  expect(leftOf('person:described', { personId: 'p', profile: { pronouns: 'she/her' } }, false)).toEqual({ personId: 'p', profile: {} });
  expect(leftOf('standing:changed', { personId: 'p', standing: 'owner' }, false)).toEqual({ personId: 'p' });
});
