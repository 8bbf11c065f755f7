import { Dialog } from '../../ui/Dialog.tsx';
import type { Problem } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { RoomForm, type RoomValues } from './RoomForm.tsx';

interface Props {
  /** Null: a new room. */
  readonly room: (RoomValues & { readonly id: string }) | null;
  /** What the new room may be called. */
  readonly proposedName?: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (values: RoomValues) => Submission | void;
  readonly onClose: () => void;
}

/** Makes a room, or changes one. */
export function RoomDialog({ room, proposedName = '', busy, problem, onSubmit, onClose }: Props) {
  return (
    <Dialog title={room === null ? 'Create a room' : `Edit ${room.name}`} onClose={onClose}>
      <RoomForm
        // What was asked for under a name is another room than what was begun without one.
        keep={room === null ? `room to be called ${proposedName}` : `room ${room.id}`}
        initial={room ?? { name: proposedName, topic: '', icon: '' }}
        submitLabel={room === null ? 'Create room' : 'Save'}
        busy={busy}
        problem={problem}
        onSubmit={onSubmit}
        onCancel={onClose}
      />
    </Dialog>
  );
}
