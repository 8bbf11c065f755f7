import { limits } from '@parley/shared/limits.ts';
import type { InvitedRole } from '@parley/shared/roles.ts';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Invites.module.css';

/** What a new invite is for. */
export interface Wanted {
  readonly role: InvitedRole;
  readonly roomIds: readonly string[];
  readonly uses: number;
  readonly days: number;
}

/** A room that one can invite to: what stands before its name, and that. */
export interface RoomChoice {
  readonly id: string;
  readonly icon: string;
  readonly name: string;
}

interface Props {
  /** As what one may invite, the usual first. */
  readonly roles: readonly InvitedRole[];
  readonly rooms: readonly RoomChoice[];
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (wanted: Wanted) => void;
}

const roleTexts: Readonly<Record<InvitedRole, readonly [name: string, meaning: string]>> = {
  member: ['Members', 'They make an account and come back from any device.'],
  guest: ['Guests', 'A name is all they need. They are known to their browser only.'],
  admin: ['Admins', 'They make an account, and can invite others.'],
};
const people = ['1', '5', '25', '100'] as const;
const days = ['1', '7', '30'] as const;

/** What an invite is to be for. */
export function MakeInvite({ roles, rooms, busy, problem, onSubmit }: Props) {
  const [role, setRole] = useState(roles[0] ?? 'guest');
  const [uses, setUses] = useState<(typeof people)[number]>('1');
  const [lasts, setLasts] = useState<(typeof days)[number]>('7');
  const [roomIds, setRoomIds] = useState<readonly string[]>([]);
  const full = roomIds.length >= limits.invitedRooms;

  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit({ role, roomIds, uses: Number(uses), days: Number(lasts) });
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <p className={styles['intro']}>Whoever has the link can come in, so send it only to those you mean.</p>
      <Select
        label="They come in as"
        value={role}
        options={roles.map((each) => [each, roleTexts[each][0]])}
        onChange={setRole}
        help={roleTexts[role][1]}
      />
      {rooms.length > 0 && (
        <fieldset className={styles['rooms']}>
          <legend>Rooms, beside the lobby</legend>
          <div>
            {rooms.map((room) => {
              const checked = roomIds.includes(room.id);
              return (
                <label key={room.id}>
                  <input
                    type="checkbox"
                    checked={checked}
                    disabled={full && !checked}
                    onChange={() => setRoomIds(checked ? roomIds.filter((id) => id !== room.id) : [...roomIds, room.id])}
                  />
                  <bdi>{`${room.icon === '' ? '#' : room.icon} ${room.name}`}</bdi>
                </label>
              );
            })}
          </div>
        </fieldset>
      )}
      <div className={styles['bounds']}>
        <Select
          label="For"
          value={uses}
          options={people.map((count) => [count, count === '1' ? '1 person' : `${count} people`])}
          onChange={setUses}
        />
        <Select
          label="Ends after"
          value={lasts}
          options={days.map((count) => [count, count === '1' ? '1 day' : `${count} days`])}
          onChange={setLasts}
        />
      </div>
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={busy}>
        Create link
      </Button>
    </form>
  );
}
