import { quietUntil } from '@parley/shared/quiet-at.ts';
import { looksAfter } from '@parley/shared/roles.ts';
import { statusAt } from '@parley/shared/status-at.ts';
import { useEffect, useRef, useState } from 'react';
import { type CardWish, type CardWishes, listenForCards } from '../features/profiles/card-wishes.ts';
import { PersonCard } from '../features/profiles/PersonCard.tsx';
import { takePress } from '../lib/held-press.ts';
import { useNow } from '../lib/use-now.ts';
import { myPresence } from '../store/selectors.ts';
import { useChat } from '../store/use-chat.ts';
import { Button } from '../ui/Button.tsx';
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

  function close(): void {
    wishes.current?.close();
  }

  if (wish === null) return null;
  return (
    <CardOf
      key={wish.id}
      wish={wish}
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
    />
  );
}

interface CardProps extends Props {
  readonly wish: CardWish;
  readonly onClose: () => void;
}

function CardOf({ wish, roomId, onClose, onMine, onDialog }: CardProps) {
  const { id } = wish;
  const now = useNow();
  const isMe = useChat((state) => state.session.me?.id === id);
  const member = useChat((state) => state.members[roomId]?.find((each) => each.id === id));
  const name = useChat((state) => state.people.names[id]) ?? member?.name ?? 'Somebody';
  const profile = useChat((state) => (state.session.me?.id === id ? state.profiles.mine : state.profiles.byRoom[roomId]?.[id]));
  const own = useChat(myPresence) ?? null;
  const theirs = useChat((state) => (state.session.lost === false ? (state.presence[roomId]?.[id] ?? 'offline') : null));
  const status = statusAt(profile, now);
  const decides = useChat((state) => looksAfter(state.roles));
  const deactivated = member?.deactivated === true;
  return (
    <PersonCard
      wish={wish}
      onClose={onClose}
      id={id}
      name={name}
      photo={profile?.avatar}
      pronouns={profile?.pronouns}
      presence={isMe ? own : member === undefined || deactivated ? null : theirs}
      status={status}
      quietUntil={quietUntil(profile, now)}
      timeZone={profile?.timeZone}
      membership={member ?? null}
      now={now}
    >
      {isMe && (
        <>
          <Button onClick={() => onMine('status')}>{status === undefined ? 'Set a status' : 'Change status'}</Button>
          <Button onClick={() => onMine('dnd')}>Do not disturb</Button>
          <Button onClick={() => onMine('profile')}>Edit profile</Button>
        </>
      )}
      {!isMe && decides && <DeactivationButton id={id} name={name} deactivated={deactivated} onDialog={onDialog} />}
    </PersonCard>
  );
}
