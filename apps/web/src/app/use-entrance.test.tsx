import type { Person } from '@parley/shared/features/people.ts';
import { act, renderHook } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Session } from './create-session.ts';
import { tellSignedOut } from './signed-out.ts';
import { useEntrance } from './use-entrance.ts';

const maya = { id: '0191f3a0-0000-7000-8000-000000000001', name: 'Maya' } as Person;
const tom = { id: '0191f3a0-0000-7000-8000-000000000002', name: 'Tom' } as Person;

/** The way in, where the server says in turn who this is: nobody, somebody, or nothing at all. */
async function enter(...answers: readonly (Person | null | 'unreachable' | 'ended' | 'guest-deactivated')[]) {
  onTestFinished(() => localStorage.clear());
  const left = [...answers];
  const sessions: { readonly who: Person; readonly end: ReturnType<typeof vi.fn>; refuse(): void; become(me: Person): void }[] = [];
  const forgetPerson = vi.fn(() => Promise.resolve());
  const ways = {
    forgetPerson,
    async whoAmI() {
      const answer = left.shift();
      if (answer === undefined || answer === 'unreachable') throw new Error('unreachable');
      if (answer === 'guest-deactivated') return { person: null, ended: undefined, why: answer, guests: true, providers: [] };
      return answer === 'ended'
        ? { person: null, ended: maya.id, why: undefined, guests: true, providers: [] }
        : { person: answer, ended: undefined, why: undefined, guests: true, providers: [] };
    },
    startSession(who: Person) {
      const store = createStore(() => ({ session: { me: who, status: 'online' } }));
      const end = vi.fn();
      const say = (me: Person, status: string) => store.setState({ session: { me, status } });
      sessions.push({ who, end, refuse: () => say(who, 'refused'), become: (me) => say(me, 'online') });
      return { store, end } as unknown as Session;
    },
  };
  const { result } = renderHook(() => useEntrance(ways));
  await act(async () => {});
  return {
    kind: () => result.current.entrance.kind,
    why: () => 'why' in result.current.entrance && result.current.entrance.why,
    sessions,
    forgetPerson,
    refuse: () => act(async () => sessions.at(-1)?.refuse()),
    become: (me: Person) => act(async () => sessions.at(-1)?.become(me)),
    left,
  };
}

test('SESSION8 whose session the server does not know any more is outside', async () => {
  const { kind, sessions, refuse } = await enter(maya, null);
  expect([kind(), sessions.length]).toEqual(['inside', 1]);
  await refuse();
  expect([kind(), sessions[0]?.end.mock.calls.length]).toEqual(['outside', 1]);
});

test('ACCOUNT7 who was refused by an old cookie comes in by the new one, as who they are', async () => {
  const { kind, sessions, refuse } = await enter(maya, maya);
  await refuse();
  expect([kind(), sessions.map(({ who }) => who.name), sessions[0]?.end.mock.calls.length]).toEqual(['inside', ['Maya', 'Maya'], 1]);
  expect(sessions[1]?.end).not.toHaveBeenCalled();
});

test('ACCOUNT2 who signed in as somebody else in another tab is that one here, too', async () => {
  const { kind, sessions, refuse } = await enter(maya, tom);
  await refuse();
  expect([kind(), sessions.map(({ who }) => who.name)]).toEqual(['inside', ['Maya', 'Tom']]);
});

test('ACCOUNT2 FORM2 a connection that comes back by somebody else’s cookie begins a session of theirs: nothing of one is for the other', async () => {
  const { kind, sessions, become } = await enter(maya, tom);
  await become(tom);
  expect([kind(), sessions.map(({ who }) => who.name), sessions[0]?.end.mock.calls.length]).toEqual(['inside', ['Maya', 'Tom'], 1]);
});

test('ACCOUNT10 who was signed out from elsewhere is outside, and what the browser kept goes; of a session that just ended it stays', async () => {
  const elsewhere = await enter(maya, 'ended');
  await elsewhere.refuse();
  expect([elsewhere.kind(), elsewhere.forgetPerson.mock.calls.length]).toEqual(['outside', 1]);
  // A cookie of somebody else’s session, planted here, takes nothing of this person’s.
  const planted = await enter(tom, 'ended');
  await planted.refuse();
  expect([planted.kind(), planted.forgetPerson.mock.calls.length]).toEqual(['outside', 0]);
  const over = await enter(maya, null);
  await over.refuse();
  expect([over.kind(), over.forgetPerson.mock.calls.length]).toEqual(['outside', 0]);
});

test('ACCOUNT12 why somebody is out is known: signed out from elsewhere, by themselves in another tab, or none of it', async () => {
  const elsewhere = await enter(maya, 'ended');
  await elsewhere.refuse();
  expect(elsewhere.why()).toBe('elsewhere');
  const over = await enter(maya, null);
  await over.refuse();
  expect(over.why()).toBeUndefined();
  const other = await enter(maya, null);
  tellSignedOut('left');
  await vi.waitFor(() => expect([other.kind(), other.why()]).toEqual(['outside', 'left']));
});

test('DEACT7 of a guest who was put out the name goes, which is taken; of who left it stays', async () => {
  const left = await enter(maya, null);
  tellSignedOut('guest-left');
  await vi.waitFor(() => expect(left.kind()).toBe('outside'));
  expect(localStorage.getItem('parley:name')).toBe('Maya');
  const out = await enter(maya, 'guest-deactivated');
  await out.refuse();
  expect(out.why()).toBe('guest-deactivated');
  expect(localStorage.getItem('parley:name')).toBeNull();
});

test('ACCOUNT10 ROLE9 what stayed when a session ended by itself goes once one was signed out from elsewhere, on a later visit, too', async () => {
  const raised = await enter(maya, null);
  await raised.refuse();
  expect([raised.kind(), raised.forgetPerson.mock.calls.length]).toEqual(['outside', 0]);
  const later = await enter('ended');
  expect([later.kind(), later.forgetPerson.mock.calls.length]).toEqual(['outside', 1]);
});

test('SESSION8 where the server can’t be asked it says so, and forgets nothing', async () => {
  const { kind, refuse } = await enter(maya, 'unreachable');
  localStorage.setItem('parley:draft', 'kept');
  await refuse();
  expect([kind(), localStorage.getItem('parley:draft')]).toEqual(['unreachable', 'kept']);
});
