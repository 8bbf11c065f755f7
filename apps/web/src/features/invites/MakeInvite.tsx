import * as limits from '@parley/shared/limits.ts';
import type { InvitedRole } from '@parley/shared/roles.ts';
import type { FormEvent } from 'react';
import type { Problem } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useUnsaved } from '../../ui/use-unsaved.ts';
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
  readonly onSubmit: (wanted: Wanted) => Submission | void;
}

const roleTexts: Readonly<Record<InvitedRole, readonly [name: string, meaning: string]>> = {
  member: ['Members', 'They make an account and come back from any device.'],
  guest: ['Guests', 'A name is all they need. They are known to their browser only.'],
  admin: ['Admins', 'They make an account, and can invite others.'],
};
const people = [1, 5, 25, 100];
const days = [1, 7, 30];

/** What an invite is to be for. */
export function MakeInvite({ roles, rooms, busy, problem, onSubmit }: Props) {
  const unsaved = useUnsaved<Wanted>('invite', { role: roles[0] ?? 'guest', roomIds: [], uses: 1, days: 7 });
  const { change } = unsaved;
  const { role: chosen, uses, days: lasts } = unsaved.values;
  // Whoever has become less meanwhile invites to less.
  const role = roles.includes(chosen) ? chosen : (roles[0] ?? 'guest');
  // Of rooms that one was in then, too.
  const roomIds = unsaved.values.roomIds.filter((id) => rooms.some((room) => room.id === id));
  const full = roomIds.length >= limits.invitedRooms;

  function submit(event: FormEvent): void {
    event.preventDefault();
    unsaved.settle(onSubmit({ role, roomIds, uses, days: lasts }));
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <UnsavedLine of={unsaved} />
      <p className={styles['intro']}>Whoever has the link can come in, so send it only to those you mean.</p>
      <SelectField
        label="They come in as"
        value={role}
        onChange={(event) => change({ role: roles.find((each) => each === event.target.value) ?? role })}
        help={roleTexts[role][1]}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {roleTexts[each][0]}
          </option>
        ))}
      </SelectField>
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
                    onChange={() => change({ roomIds: checked ? roomIds.filter((id) => id !== room.id) : [...roomIds, room.id] })}
                  />
                  <bdi>{`${room.icon === '' ? '#' : room.icon} ${room.name}`}</bdi>
                </label>
              );
            })}
          </div>
        </fieldset>
      )}
      <div className={styles['bounds']}>
        <SelectField label="For" value={uses} onChange={(event) => change({ uses: Number(event.target.value) })}>
          {people.map((count) => (
            <option key={count} value={count}>
              {count === 1 ? '1 person' : `${count} people`}
            </option>
          ))}
        </SelectField>
        <SelectField label="Ends after" value={lasts} onChange={(event) => change({ days: Number(event.target.value) })}>
          {days.map((count) => (
            <option key={count} value={count}>
              {count === 1 ? '1 day' : `${count} days`}
            </option>
          ))}
        </SelectField>
      </div>
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={busy}>
        Create link
      </Button>
    </form>
  );
}
