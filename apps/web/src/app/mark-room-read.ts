import type { Actions } from '../store/actions.ts';
import { showToast } from '../ui/toasts.ts';

/** Marks everything in a room as read; if anything was not, says so, with a way to undo it. */
export function markRoomRead(actions: Actions, roomId: string, name: string): void {
  const before = actions.markRoomRead(roomId);
  if (before !== null) showToast(`Marked ${name} as read.`, { label: 'Undo', onSelect: () => actions.markUnreadFrom(roomId, before + 1) });
}
