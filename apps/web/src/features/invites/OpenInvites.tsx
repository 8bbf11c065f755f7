import type { Invite } from '@parley/shared/features/invites.ts';
import { useId } from 'react';
import { AskingRow } from '../../ui/AskingRow.tsx';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import lines from '../../ui/Lines.module.css';
import styles from './Invites.module.css';

interface Props {
  readonly invites: readonly Invite[];
  readonly now: number;
  /** Which one may be ended, and whether it is being. */
  readonly asking: { readonly id: string; readonly busy: boolean } | null;
  readonly onAsk: (id: string | null) => void;
  readonly onEnd: (id: string) => void;
}

const hour = 3_600_000;
const day = 24 * hour;
const whom: Readonly<Record<Invite['role'], string>> = { admin: 'Admins', member: 'Members', guest: 'Guests' };

function left(expiresAt: number, now: number): string {
  const days = Math.ceil((expiresAt - now - hour) / day);
  return days <= 1 ? 'ends within a day' : `ends in ${days} days`;
}

/** The invites that can be used, and a way to end each, which asks before. */
export function OpenInvites({ invites, now, asking, onAsk, onEnd }: Props) {
  const id = useId();
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles['list']}>
      <h3 id={id}>Open invites</h3>
      <ul className={lines['lines']}>
        {invites.map((invite) => {
          const rooms = invite.rooms.map((room) => `${room.icon === '' ? '#' : room.icon} ${room.name}`).join(', ');
          return (
            <AskingRow
              key={invite.id}
              called={rooms === '' ? whom[invite.role] : `${whom[invite.role]} · ${rooms}`}
              facts={
                <>
                  By <bdi>{invite.by}</bdi> · {invite.used} of {invite.uses} used, {left(invite.expiresAt, now)}
                </>
              }
              verb="End"
              deed={`End the invite for ${whom[invite.role].toLowerCase()}`}
              asking={asking?.id === invite.id}
              onAsk={() => onAsk(invite.id)}
              onKeep={() => onAsk(null)}
              question={(keep) => (
                <>
                  <p>Nobody comes in by its link any more. Whoever came by it stays.</p>
                  <DialogActions>
                    <Button ref={keep} onClick={() => onAsk(null)}>
                      Keep it
                    </Button>
                    <Button look="danger" busy={asking?.busy ?? false} onClick={() => onEnd(invite.id)}>
                      End invite
                    </Button>
                  </DialogActions>
                </>
              )}
            />
          );
        })}
      </ul>
    </section>
  );
}
