import { RoomDialog } from '../../features/rooms/RoomDialog.tsx';
import { useActions, useChat } from '../../store/use-chat.ts';
import type { DialogProps } from './dialog-props.ts';
import { useAnswer } from '../use-answer.ts';

export function EditRoom({ dialog, onClose }: DialogProps<'edit'>) {
  const actions = useActions();
  const room = useChat((state) => state.rooms.byId[dialog.roomId]?.room);
  const { busy, problem, wait } = useAnswer();
  if (room === undefined) return null;
  return (
    <RoomDialog
      room={room}
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={({ name, topic, icon }) => wait(actions.ask('room:update', { roomId: room.id, name, topic, icon }), onClose)}
    />
  );
}
