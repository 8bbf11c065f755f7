import { DEPARTED } from '@parley/shared/departed.ts';
import { quietUntil } from '@parley/shared/quiet-at.ts';
import { mayChangeRoles, mayDeactivate, type WorkspaceRole } from '@parley/shared/roles.ts';
import { statusAt } from '@parley/shared/status-at.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type CardWish, type CardWishes, listenForCards } from '../features/profiles/card-wishes.ts';
import { PersonCard } from '../features/profiles/PersonCard.tsx';
import { takePress } from '../lib/held-press.ts';
import { hearOfPeople, type PersonAsked } from '../lib/person-asked.ts';
import { useNow } from '../lib/use-now.ts';
import { myPresence } from '../store/selectors.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import { Button } from '../ui/Button.tsx';
import { askWhenBack } from './ask-when-back.ts';
import { createBlockDeeds } from './block-deeds.ts';
import { DeactivationButton } from './DeactivationButton.tsx';
import type { OpenDialog } from './dialogs/dialog-props.ts';
import type { MyDialog } from './menus/menu-props.ts';

interface Props {
  /** The room on screen. */
  readonly roomId: string;
  readonly onMine: (dialog: MyDialog) => void;
  readonly onDialog: (dialog: OpenDialog) => void;
}

/** The card of whoever’s name was asked for, wherever it stands in the room. */
export function PersonCards({ roomId, onMine, onDialog }: Props) {
  const [wish, setWish] = useState<CardWish | null>(null);
  const wishes = useRef<CardWishes>(null);
  useEffect(() => {
    const listening = listenForCards(setWish, takePress());
    wishes.current = listening;
    return listening.stop;
  }, []);

  const { ask } = useActions();
  const names = useChat((state) => state.people.names);
  const blocked = useChat((state) => state.blocking);

  function nameOf(id: string): string {
    return names[id] ?? blocked[id]?.name ?? 'Somebody';
  }

  function answer({ id, what, at }: PersonAsked): void {
    const name = nameOf(id);
    if (what === 'block') onDialog({ name: 'block', personId: id, personName: name, at });
    else if (what === 'unblock') void createBlockDeeds(ask).unblock({ id, name });
  }
  const heard = useEffectEvent(answer);
  useEffect(() => {
    const stop = new AbortController();
    hearOfPeople((asked) => heard(asked), stop.signal);
    return () => stop.abort();
  }, []);

  function close(): void {
    wishes.current?.close();
  }

  if (wish === null) return null;
  return (
    <CardOf
      key={wish.id}
      wish={wish}
      name={nameOf(wish.id)}
      roomId={roomId}
      onClose={close}
      onMine={(dialog) => {
        close();
        onMine(dialog);
      }}
      onDialog={(dialog) => {
        close();
        onDialog(dialog);
      }}
      onAsk={(what) => {
        close();
        answer({ id: wish.id, what, at: wish.opener });
      }}
    />
  );
}

/** What somebody else is in the whole, as far as one is told; null: that is not known yet, or can’t be. */
function useStanding(id: string, asked: boolean): WorkspaceRole | 'untold' | null {
  const { ask } = useActions();
  const [told, setTold] = useState<WorkspaceRole | 'untold' | null>(null);
  useEffect(() => {
    if (!asked) return;
    return askWhenBack(
      () => ask('role:find', { personId: id }),
      (answer) => setTold(answer.ok === true ? (answer.value.role ?? 'untold') : null),
    );
  }, [ask, id, asked]);
  return told;
}

interface CardProps extends Props {
  readonly wish: CardWish;
  readonly name: string;
  readonly onClose: () => void;
  readonly onAsk: (what: 'block' | 'unblock') => void;
}

function CardOf({ wish, name, roomId, onClose, onMine, onDialog, onAsk }: CardProps) {
  const { id } = wish;
  const now = useNow();
  const isMe = useChat((state) => state.session.me?.id === id);
  const member = useChat((state) => state.members[roomId]?.find((each) => each.id === id));
  const isBlocked = useChat((state) => state.blocking[id] !== undefined);
  const profile = useChat((state) => (state.session.me?.id === id ? state.profiles.mine : state.profiles.byRoom[roomId]?.[id]));
  const own = useChat(myPresence) ?? null;
  const theirs = useChat((state) => (state.session.lost === false ? (state.presence[roomId]?.[id] ?? 'offline') : null));
  // What somebody says of their doings are words of theirs, too.
  const status = isBlocked ? undefined : statusAt(profile, now);
  const mine = useChat((state) => state.roles);
  // The list of members says it of those in it, whatever becomes of them meanwhile.
  const told = useStanding(id, !isMe && member === undefined && name !== DEPARTED);
  const known = member === undefined ? told : (member.standing ?? 'untold');
  // Of who is no owner and no admin nothing is told but to owners: they are a member, or less.
  const standing = isMe ? mine : known === 'untold' ? 'member' : known;
  const decides = !isMe && standing !== null && mayDeactivate(mine, standing);
  const deactivated = member?.deactivated === true;
  return (
    <PersonCard
      wish={wish}
      onClose={onClose}
      id={id}
      name={name}
      photo={profile?.avatar}
      blocked={isBlocked}
      pronouns={profile?.pronouns}
      standing={standing ?? undefined}
      presence={isMe ? own : member === undefined || deactivated ? null : theirs}
      status={status}
      quietUntil={quietUntil(profile, now)}
      timeZone={profile?.timeZone}
      membership={member ?? null}
      now={now}
    >
      {isMe ? (
        <>
          <Button onClick={() => onMine('status')}>{status === undefined ? 'Set a status' : 'Change status'}</Button>
          <Button onClick={() => onMine('dnd')}>Do not disturb</Button>
          <Button onClick={() => onMine('profile')}>Edit profile</Button>
        </>
      ) : (
        <Button onClick={() => onAsk(isBlocked ? 'unblock' : 'block')}>{isBlocked ? 'Unblock' : 'Block…'}</Button>
      )}
      {mayChangeRoles(mine) && name !== DEPARTED && (
        <Button onClick={() => onDialog({ name: 'role', personId: id, personName: name })}>Change role…</Button>
      )}
      {decides && <DeactivationButton id={id} name={name} deactivated={deactivated} onDialog={onDialog} />}
    </PersonCard>
  );
}
