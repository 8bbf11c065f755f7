import { type InvitedRole, looksAfter, mayInviteAs, type WorkspaceRole } from '@parley/shared/roles.ts';
import type { CommandOutput } from '@parley/shared/protocol.ts';
import { useEffect, useRef, useState } from 'react';
import styles from '../../features/invites/Invites.module.css';
import { MakeInvite, type RoomChoice } from '../../features/invites/MakeInvite.tsx';
import { OpenInvites } from '../../features/invites/OpenInvites.tsx';
import { useNow } from '../../lib/use-now.ts';
import type { Answer } from '../../store/actions.ts';
import type { ChatState } from '../../store/index.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinkOnce } from '../../ui/LinkOnce.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useIdToMake } from '../../ui/use-unsaved.ts';
import { askWhenBack } from '../ask-when-back.ts';
import { inviteLink } from '../invite-requests.ts';
import { sayCopied } from '../say-copied.ts';
import { useAnswer } from '../use-answer.ts';
import { useOnlyAs } from '../use-only-as.ts';
import type { DialogProps } from './dialog-props.ts';

/** The usual first. */
const order: readonly InvitedRole[] = ['member', 'guest', 'admin'];

/** Rooms of mine that others can be brought to: the lobby they come to anyway. */
function roomsOf(byId: ChatState['rooms']['byId']): RoomChoice[] {
  return Object.values(byId)
    .flatMap(({ room }) => (room.lobby || room.archivedAt !== null ? [] : [{ id: room.id, icon: room.icon, name: room.name }]))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Invites people, and ends invites. */
export function Invite({ onClose }: DialogProps<'invite'>) {
  const role = useChat((state) => state.roles);
  useOnlyAs(looksAfter, onClose);
  return (
    <Dialog title="Invite people" onClose={onClose}>
      {/* As something else one may invite others, and links of before may count no more. */}
      {looksAfter(role) && <InviteThem key={role} role={role} />}
    </Dialog>
  );
}

function InviteThem({ role }: { readonly role: WorkspaceRole }) {
  const actions = useActions();
  const byId = useChat((state) => state.rooms.byId);
  const now = useNow();
  const make = useAnswer();
  const end = useAnswer();
  const [id, made] = useIdToMake('invite');
  /** The invite that was just made, and what its link ends in. */
  const [latest, setLatest] = useState<{ readonly id: string; readonly token: string } | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  const [open, setOpen] = useState<Answer<CommandOutput<'invite:list'>> | null>(null);
  // A new object for each time that it is asked for.
  const [look, setLook] = useState({});

  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus is gone with what was pressed: it goes to what comes first here.
    if (document.activeElement === document.body) body.current?.querySelector<HTMLElement>('select, input, button')?.focus({ preventScroll: true });
  });
  useEffect(() => askWhenBack(() => actions.ask('invite:list', look), setOpen), [actions, look]);

  return (
    <div ref={body} className={styles['body']}>
      {latest === null ? (
        <MakeInvite
          roles={order.filter((each) => mayInviteAs(role).includes(each))}
          rooms={roomsOf(byId)}
          busy={make.busy}
          problem={make.problem}
          onSubmit={(wanted) =>
            make.wait(actions.ask('invite:create', { ...wanted, id, roomIds: [...wanted.roomIds] }), ({ token }) => {
              made();
              setLatest({ id, token });
              setLook({});
            })
          }
        />
      ) : (
        <LinkOnce
          name="The new link"
          label="Your link"
          another="Make another one"
          link={inviteLink(latest.token)}
          onCopy={() => sayCopied(inviteLink(latest.token), 'Link copied.')}
          onAnother={() => {
            setLatest(null);
          }}
        />
      )}
      {open?.ok === true && (
        <OpenInvites
          invites={open.value.invites}
          now={now}
          asking={ending === null ? null : { id: ending, busy: end.busy }}
          onAsk={(which) => {
            if (!end.busy) setEnding(which);
          }}
          onEnd={(which) => {
            end.wait(actions.ask('invite:revoke', { id: which }), () => {
              showToast('Invite ended. Nobody comes in by it any more.');
              // Its link leads nowhere now.
              setLatest((shown) => (shown?.id === which ? null : shown));
              setLook({});
            });
          }}
        />
      )}
      {open !== null && open.ok !== true && <p>The open invites can’t be shown just now.</p>}
      <FormProblem problem={end.problem} />
    </div>
  );
}
