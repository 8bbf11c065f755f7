import { looksAfter } from '@parley/shared/roles.ts';
import type { ChatState } from '../store/index.ts';
import { useChat } from '../store/use-chat.ts';
import styles from './AloneHere.module.css';
import type { OpenDialog } from './dialogs/dialog-props.ts';

/** Whether nobody else is in the lobby, where everybody starts, and I could invite them. */
function isAlone({ roles, rooms, members, session }: ChatState): boolean {
  if (!looksAfter(roles)) return false;
  const lobby = Object.values(rooms.byId).find(({ room }) => room.lobby);
  const there = lobby && members[lobby.room.id];
  return there !== undefined && there.every(({ id, deactivated }) => id === session.me?.id || deactivated);
}

/** The way to others, as long as there are none. */
export function AloneHere({ onDialog }: { readonly onDialog: (dialog: OpenDialog) => void }) {
  return useChat(isAlone) ? (
    <p className={styles['alone']}>
      It’s quiet here.{' '}
      <button type="button" onClick={() => onDialog({ name: 'invite' })}>
        Invite people
      </button>
    </p>
  ) : null;
}
