import type { Ack } from '@parley/shared/ack.ts';
import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import type { CommandOutput } from '@parley/shared/protocol.ts';
import type { Standing, WorkspaceRole } from '@parley/shared/roles.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Actions } from '../store/actions.ts';
import { createChat } from '../store/create-chat.ts';
import { ChatContext } from '../store/use-chat.ts';
import { PersonCards } from './PersonCards.tsx';
import { answering } from './testing-ask.ts';

// The test’s document has no top layer.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= () => {};
});

/** The card of Mia, or mine, before who is this; the server says what it is told to when it is asked what they are. */
async function open(me: WorkspaceRole, found: Ack<CommandOutput<'role:find'>>, whose: 'mia' | 'me' = 'mia') {
  const { store } = createChat({ now: () => 0 });
  store.setState({ roles: me, session: { ...store.getState().session, me: { id: 'me' as PersonId, name: 'Elena' } } });
  store.setState((state) => ({ people: { ...state.people, names: { mia: 'Mia', me: 'Elena' } } }));
  const asked: unknown[] = [];
  const ask = answering({
    'role:find': (input) => {
      asked.push(input);
      return Promise.resolve(found);
    },
  });
  const view = render(
    <ChatContext value={{ store, actions: { ask } as Actions }}>
      <button type="button" data-person={whose}>
        The name
      </button>
      <PersonCards roomId="design" onMine={() => {}} onDialog={() => {}} />
    </ChatContext>,
  );
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'The name' })));
  const card = document.querySelector('[data-person-card]');
  const shown = {
    text: card?.textContent ?? '',
    buttons: [...(card?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent),
    asked,
  };
  view.unmount();
  return shown;
}

test('ROLE10 the card of an owner or an admin of the whole says so, to everybody, and mine, which asks nobody; that of others says nothing', async () => {
  for (const me of ['guest', 'member', 'admin', 'owner'] as const) {
    expect((await open(me, { ok: true, value: { role: 'owner' } })).text).toMatch(/^MMiaOwner of this Parley/u);
    expect((await open(me, { ok: true, value: { role: 'admin' } })).text).toMatch(/^MMiaAdmin of this Parley/u);
    expect((await open(me, { ok: true, value: {} })).text).not.toContain('Parley');
  }
  for (const role of ['member', 'guest'] as const) expect((await open('owner', { ok: true, value: { role } })).text).not.toContain('Parley');
  const mine = await open('admin', { ok: true, value: {} }, 'me');
  expect([mine.text.includes('Admin of this Parley'), mine.asked]).toEqual([true, []]);
});

test('DEACT8 deactivating is offered only where it can be done, and not before that is known', async () => {
  const offered = async (...given: Parameters<typeof open>) => (await open(...given)).buttons.includes('Deactivate…');
  const told = (role?: WorkspaceRole): Ack<CommandOutput<'role:find'>> => ({ ok: true, value: role === undefined ? {} : { role } });
  for (const [me, whom, expected] of [
    ['admin', 'owner', false],
    ['admin', 'admin', false],
    ['admin', undefined, true],
    ['owner', 'owner', false],
    ['owner', 'admin', true],
    ['owner', 'member', true],
    ['owner', 'guest', true],
    ['member', undefined, false],
  ] as const) {
    expect([me, whom, await offered(me, told(whom))]).toEqual([me, whom, expected]);
  }
  expect(await offered('admin', { ok: null, afterMs: 0 })).toBe(false);
  expect(await offered('owner', told(), 'me')).toBe(false);
});

test('ROLE10 the card of a member asks nobody, and follows what they become while it is open', async () => {
  const { store } = createChat({ now: () => 0 });
  store.setState({ roles: 'admin', session: { ...store.getState().session, me: { id: 'me' as PersonId, name: 'Elena' } } });
  const become = (standing?: Standing) => {
    const mia: Member = { id: 'mia' as PersonId, name: 'Mia', role: 'member', joinedAt: 0, standing };
    act(() => store.setState((state) => ({ members: { design: [mia] }, people: { ...state.people, names: { mia: 'Mia' } } })));
  };
  become();
  render(
    <ChatContext value={{ store, actions: { ask: answering({}) } as Actions }}>
      <button type="button" data-person="mia">
        The name
      </button>
      <PersonCards roomId="design" onMine={() => {}} onDialog={() => {}} />
    </ChatContext>,
  );
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'The name' })));
  const card = document.querySelector('[data-person-card]');
  const shown = () => [/(?:Owner|Admin) of this Parley/u.exec(card?.textContent ?? '')?.[0], card?.textContent?.includes('Deactivate…')];
  expect(shown()).toEqual([undefined, true]);
  become('admin');
  expect(shown()).toEqual(['Admin of this Parley', false]);
  become('owner');
  expect(shown()).toEqual(['Owner of this Parley', false]);
  become();
  expect(shown()).toEqual([undefined, true]);
});
