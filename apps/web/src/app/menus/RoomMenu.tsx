import { useActions, useChat } from '../../store/use-chat.ts';
import { MenuList } from '../../ui/MenuList.tsx';
import { createRoomDeeds } from '../room-deeds.ts';
import { roomEntries } from '../room-entries.ts';
import type { AppMenuProps } from './menu-props.ts';

/** What one may do with a room. */
export function RoomMenu({ menu, list }: AppMenuProps<'room'>) {
  const { mine, onRead, onDetails, onEdit, onElsewhere } = menu;
  const online = useChat((state) => state.session.status === 'online');
  const unsent = useChat((state) => (state.outbox[mine.room.id]?.length ?? 0) > 0);
  const deeds = createRoomDeeds(useActions().ask, online, unsent, onElsewhere);
  return <MenuList {...list} label={mine.room.name} entries={roomEntries(mine, { deeds, onEdit, onDetails, onRead })} />;
}
