import type { EventPayload } from '@parley/shared/protocol.ts';
import { Archive, ArchiveRestore, PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { Name } from '../../ui/Name.tsx';

function changeOf({ room, before }: EventPayload<'room:updated'>): ReactNode {
  if (room.name !== before.name)
    return (
      <>
        renamed this room from {before.name} to <Name>{room.name}</Name>
      </>
    );
  if (room.topic === before.topic) return 'changed the room’s icon';
  return room.topic === '' ? (
    'took the topic away'
  ) : (
    <>
      set the topic: <bdi>{room.topic}</bdi>
    </>
  );
}

function deed(by: string, what: ReactNode): ReactNode {
  return (
    <>
      <Name>{by}</Name> {what}
    </>
  );
}

export const roomsLines = {
  'room:updated': (payload: EventPayload<'room:updated'>, by: string) => ({ icon: PencilLine, text: deed(by, changeOf(payload)) }),
  'room:archived': (_: unknown, by: string) => ({ icon: Archive, text: deed(by, 'archived this room') }),
  'room:unarchived': (_: unknown, by: string) => ({ icon: ArchiveRestore, text: deed(by, 'opened this room again') }),
};
