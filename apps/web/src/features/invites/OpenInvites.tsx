import type { Invite } from '@parley/shared/features/invites.ts';
import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import lines from '../../ui/Lines.module.css';
import styles from './Invites.module.css';

interface Props {
  readonly invites: readonly Invite[];
  readonly now: number;
  /** The id of the one that is being ended. */
  readonly ending: string | null;
  readonly onEnd: (id: string) => void;
}

const hour = 3_600_000;
const day = 24 * hour;
const whom: Readonly<Record<Invite['role'], string>> = { admin: 'Admins', member: 'Members', guest: 'Guests' };

function left(expiresAt: number, now: number): string {
  const days = Math.ceil((expiresAt - now - hour) / day);
  return days <= 1 ? 'ends within a day' : `ends in ${days} days`;
}

/** The invites that can be used, and a way to end each. */
export function OpenInvites({ invites, now, ending, onEnd }: Props) {
  const id = useId();
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles['list']}>
      <h3 id={id}>Open invites</h3>
      <ul className={lines['lines']}>
        {invites.map((invite) => {
          const rooms = invite.rooms.map((room) => `${room.icon === '' ? '#' : room.icon} ${room.name}`).join(', ');
          return (
            <li key={invite.id}>
              <div>
                <p>
                  <bdi>{rooms === '' ? whom[invite.role] : `${whom[invite.role]} · ${rooms}`}</bdi>
                </p>
                <p id={`${id}-${invite.id}`} className={styles['small']}>
                  By <bdi>{invite.by}</bdi> · {invite.used} of {invite.uses} used, {left(invite.expiresAt, now)}
                </p>
              </div>
              <Button
                busy={ending === invite.id}
                aria-label={`End the invite for ${whom[invite.role].toLowerCase()}`}
                aria-describedby={`${id}-${invite.id}`}
                onClick={() => onEnd(invite.id)}
              >
                End
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
