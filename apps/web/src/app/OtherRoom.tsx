import type { RoomListing } from '@parley/shared/features/rooms.ts';
import { useEffect, useState } from 'react';
import { JoinRoom } from '../features/rooms/JoinRoom.tsx';
import { RoomNotFound } from '../features/rooms/RoomNotFound.tsx';
import { useActions } from '../store/use-chat.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wasUnconnected } from './was-unconnected.ts';
import { askWhenBack } from './ask-when-back.ts';
import { useAnswer } from './use-answer.ts';
import { openRoom } from './use-place.ts';

interface Props {
  /** Null: the address is no room’s at all. */
  readonly slug: string | null;
  readonly onBrowse: () => void;
  readonly onElsewhere: () => void;
}

type Search = 'looking' | 'nothing' | 'failed' | 'unconnected' | RoomListing;

/** The address of a room that is none of mine: one to join, one that moved to another address, or none at all. */
export function OtherRoom({ slug, onBrowse, onElsewhere }: Props) {
  const actions = useActions();
  const [search, setSearch] = useState<Search>(slug === null ? 'nothing' : 'looking');
  // A new object for each look. What it is for never changes.
  const [look, setLook] = useState({ slug });
  const { busy, problem, wait } = useAnswer();

  useEffect(() => {
    const wanted = look.slug;
    if (wanted === null) return;
    return askWhenBack(
      () => actions.ask('room:find', { slug: wanted }),
      (ack) => {
        if (wasUnconnected(ack)) setSearch('unconnected');
        else if (ack.ok !== true) setSearch(ack.ok === null ? 'failed' : 'nothing');
        // One of mine, under an address that it had before.
        else if (ack.value.joined && ack.value.room.slug !== wanted) openRoom(ack.value.room.slug, { replace: true });
        else setSearch(ack.value);
      },
    );
  }, [actions, look]);

  function lookAgain(): void {
    setSearch('looking');
    setLook({ slug });
  }

  // What one pressed to come here is gone, or there was nothing: the keyboard goes on at what stands here now.
  useEffect(() => {
    if (search === 'looking' || document.activeElement !== document.body) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [search]);

  if (search === 'looking') return <h1 className="sr">Looking for the room</h1>;
  if (search === 'nothing') return <RoomNotFound onBrowse={onBrowse} onElsewhere={onElsewhere} />;
  if (search === 'failed') {
    return <ErrorState heading="h1" title="The room didn’t open" reason="The server took too long to answer." onRetry={lookAgain} />;
  }
  if (search === 'unconnected') {
    return <ErrorState heading="h1" title="No connection" reason="The room shows up here once it is back." onRetry={null} />;
  }
  return (
    <JoinRoom
      listing={search}
      busy={busy}
      problem={problem?.message ?? null}
      // Once it is mine, it shows here by itself.
      onJoin={() => wait(actions.ask('room:join', { roomId: search.room.id }), ({ room }) => openRoom(room.slug, { replace: true }))}
      onElsewhere={onElsewhere}
    />
  );
}
