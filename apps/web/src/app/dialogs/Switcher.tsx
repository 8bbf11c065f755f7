import { useState } from 'react';
import { QuickSwitcher } from '../../features/rooms/QuickSwitcher.tsx';
import { roomBySlug } from '../../store/selectors.ts';
import { useChat } from '../../store/use-chat.ts';
import { createRoomLines } from '../room-lines.ts';
import { openRoom, usePlace } from '../use-place.ts';
import type { DialogProps } from './dialog-props.ts';

export function Switcher({ onClose, onOther }: DialogProps<'switcher'>) {
  const [selectLines] = useState(createRoomLines);
  const lines = useChat(selectLines);
  const place = usePlace();
  const currentId = useChat((state) => (place.kind === 'room' ? (roomBySlug(state, place.slug)?.room.id ?? null) : null));
  return (
    <QuickSwitcher
      lines={lines}
      currentId={currentId}
      onOpen={openRoom}
      onBrowse={(query) => onOther({ name: 'browse', query })}
      onCreate={(roomName) => onOther({ name: 'create', roomName })}
      onClose={onClose}
    />
  );
}
