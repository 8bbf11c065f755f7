import { uuidv7 } from '@parley/shared/uuid.ts';
import { useState } from 'react';
import { RoomDialog } from '../../features/rooms/RoomDialog.tsx';
import { useActions } from '../../store/use-chat.ts';
import { openRoom } from '../use-place.ts';
import type { DialogProps } from './dialog-props.ts';
import { useAnswer } from '../use-answer.ts';

export function CreateRoom({ dialog, onClose }: DialogProps<'create'>) {
  const actions = useActions();
  // One room for one dialog: an attempt without an answer may have made it.
  const [roomId] = useState(() => uuidv7());
  const { busy, problem, wait } = useAnswer();
  return (
    <RoomDialog
      room={null}
      proposedName={dialog.roomName}
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={(values) =>
        wait(actions.ask('room:create', { ...values, roomId }), ({ room }) => {
          onClose();
          openRoom(room.slug);
        })
      }
    />
  );
}
