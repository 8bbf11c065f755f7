import type { RoomListing } from '@parley/shared/features/rooms.ts';
import { useEffect, useState } from 'react';
import { BrowseRooms, type Found } from '../../features/rooms/BrowseRooms.tsx';
import { useActions } from '../../store/use-chat.ts';
import { wasUnconnected } from '../was-unconnected.ts';
import { askWhenBack } from '../ask-when-back.ts';
import { useAnswer } from '../use-answer.ts';
import { openRoom } from '../use-place.ts';
import type { DialogProps } from './dialog-props.ts';

const settles = 150;

export function Browse({ dialog, onClose, onOther }: DialogProps<'browse'>) {
  const actions = useActions();
  // A new object for each search, also for the same words tried again.
  const [search, setSearch] = useState({ query: dialog.query ?? '', archived: false });
  const [found, setFound] = useState<Found>('loading');
  const [joining, setJoining] = useState<string | null>(null);
  const { busy, problem, wait } = useAnswer();

  useEffect(() => {
    let stop = (): void => {};
    const timer = setTimeout(
      () => {
        stop = askWhenBack(
          () => actions.ask('room:browse', search),
          (ack) => setFound(ack.ok === true ? ack.value : wasUnconnected(ack) ? 'unconnected' : 'failed'),
        );
      },
      search.query === '' ? 0 : settles,
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [actions, search]);

  function open(slug: string): void {
    onClose();
    openRoom(slug);
  }

  function join({ room }: RoomListing): void {
    setJoining(room.id);
    wait(actions.ask('room:join', { roomId: room.id }), (joined) => open(joined.room.slug));
  }

  return (
    <BrowseRooms
      query={search.query}
      archived={search.archived}
      found={found}
      joining={busy ? joining : null}
      problem={problem?.message ?? null}
      onSearch={(query, archived) => {
        if (found === 'failed') setFound('loading');
        setSearch({ query, archived });
      }}
      onJoin={join}
      onOpen={open}
      onCreate={(roomName) => onOther({ name: 'create', roomName })}
      onClose={onClose}
    />
  );
}
