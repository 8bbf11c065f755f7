import type { Member } from '@parley/shared/features/members.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MemberList } from './MemberList.tsx';
import type { PresenceOf } from './presence-of.ts';

function member(name: string, rest: Partial<Member> = {}): Member {
  return { id: name as PersonId, name, role: 'member', joinedAt: 0, ...rest };
}

function list(members: readonly Member[], presence: PresenceOf, known = true) {
  return <MemberList members={members} presence={presence} known={known} meId="Elena" statuses={{}} quiet={new Set()} profiles={{}} blocked={{}} />;
}

test('PRES7 the list says how many are online, and beside them how many are away', () => {
  const members = ['Ada', 'Bo', 'Elena', 'Noor'].map((name) => member(name));
  const { rerender } = render(list(members, { Ada: 'online', Elena: 'online', Noor: 'away' }));
  const heading = screen.getByRole('heading', { level: 3 });
  expect(heading.textContent).toBe('Members2 online, 1 away');
  rerender(list(members, { Elena: 'online' }));
  expect(heading.textContent).toBe('Members1 online');
  rerender(list([...members, member('Dan', { deactivated: true })], { Elena: 'online', Dan: 'online' }));
  expect(heading.textContent).toBe('Members1 online');
  rerender(list(members, {}, false));
  expect(heading.textContent).toBe('MembersPresence unknown');
});

test('ROLE10 beside a name stands who owns and who looks after the Parley, and who owns the room only where they are neither', () => {
  const members = [
    member('Ada', { standing: 'admin', role: 'owner' }),
    member('Bo', { role: 'owner' }),
    member('Cy', { standing: 'owner' }),
    member('Di'),
    member('Elena', { standing: 'owner' }),
  ];
  const remarks = () => screen.getAllByRole('listitem').map((row) => row.querySelector('small')?.textContent);
  const { rerender } = render(list(members, {}));
  expect(remarks()).toEqual(['Admin', 'Room owner', 'Owner', '', 'You']);
  rerender(
    list(
      members.map(({ standing: _before, ...rest }) => rest),
      {},
    ),
  );
  expect(remarks()).toEqual(['Room owner', 'Room owner', '', '', 'You']);
});
