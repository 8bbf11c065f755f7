import type { Profile } from '@parley/shared/features/profiles.ts';
import { expect, test } from 'vitest';
import { nextStatusEnd, profiles, type ProfilesState } from './profiles.slice.ts';

const busy = { emoji: '🎧', text: 'Heads down', until: 1_000 };
const away = { emoji: '🌴', text: 'On holiday', until: null };

function described(state: ProfilesState, log: string, personId: string, profile: Profile): ProfilesState {
  return profiles.apply(state, {
    kind: 'event',
    name: 'person:described',
    payload: { personId, profile } as never,
    place: { log, seq: 1, actor: personId, at: 0 },
  });
}

function passed(state: ProfilesState, now: number): ProfilesState {
  return profiles.apply(state, { kind: 'local', name: 'time:passed', payload: { now } });
}

const start: ProfilesState = {
  mine: {},
  byRoom: { design: { maya: { status: busy }, noor: { pronouns: 'they/them', status: busy }, sam: { status: away } } },
};

test('PROFILE1 one’s own profile is told by one’s own log, that of others by the rooms that the device holds', () => {
  const state = described(described(start, 'me', 'me', { status: away }), 'design', 'maya', { status: away });
  expect(state.mine).toEqual({ status: away });
  expect(state.byRoom['design']?.['maya']).toEqual({ status: away });
  expect(described(start, 'elsewhere', 'maya', { status: away })).toBe(start);
});

test('PROFILE4 who takes back all of it, or leaves, is not in the list any more', () => {
  expect(described(start, 'design', 'sam', {}).byRoom['design']).not.toHaveProperty('sam');
  const left = profiles.apply(start, {
    kind: 'event',
    name: 'member:left',
    payload: { personId: 'sam', name: 'Sam' } as never,
    place: { log: 'design', seq: 1, actor: null, at: 0 },
  });
  expect(left.byRoom['design']).not.toHaveProperty('sam');
});

test('PROFILE2 with time every status that has ended goes, and nothing else; before that nothing changes', () => {
  expect(nextStatusEnd(start)).toBe(1_000);
  expect(passed(start, 999)).toBe(start);
  const after = passed(start, 1_000);
  expect(after.byRoom).toEqual({ design: { noor: { pronouns: 'they/them' }, sam: { status: away } } });
  expect(nextStatusEnd(after)).toBe(null);
  expect(passed({ ...start, mine: { status: busy } }, 1_000).mine).toEqual({});
});

test('a room that the device lets go of takes its profiles along', () => {
  expect(profiles.apply(start, { kind: 'local', name: 'room:released', payload: { roomId: 'design' } }).byRoom).toEqual({});
  expect(profiles.apply(start, { kind: 'local', name: 'room:gone', payload: { roomId: 'elsewhere' } })).toBe(start);
});
