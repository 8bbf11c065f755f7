import { RoomDialog } from '../../features/rooms/RoomDialog.tsx';
import { useActions } from '../../store/use-chat.ts';
import { useIdToMake } from '../../ui/use-unsaved.ts';
import { openRoom } from '../use-place.ts';
import type { DialogProps } from './dialog-props.ts';
import { useAnswer } from '../use-answer.ts';

export function CreateRoom({ dialog, onClose }: DialogProps<'create'>) {
  const actions = useActions();
  const [roomId, made] = useIdToMake('room');
  const { busy, problem, wait } = useAnswer();
  return (
    <RoomDialog
      room={null}
      proposedName={dialog.roomName}
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={(values) =>
        wait(
          actions.ask('room:create', { ...values, roomId }).then((answer) => {
            if (answer.ok === true) made();
            return answer;
          }),
          ({ room }) => {
            onClose();
            openRoom(room.slug);
          },
        )
      }
    />
  );
}
