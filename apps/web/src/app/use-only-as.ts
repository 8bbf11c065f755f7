import type { WorkspaceRole } from '@parley/shared/roles.ts';
import { useEffect, useEffectEvent } from 'react';
import { useChat } from '../store/use-chat.ts';
import { showToast } from '../ui/toasts.ts';

/** Closes what is for some only, once who has it open is none of them any more, and says why. Not while they change that themselves (`busy`). */
export function useOnlyAs(may: (role: WorkspaceRole) => boolean, onClose: () => void, busy = false): void {
  const over = useChat((state) => !may(state.roles)) && !busy;
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!over) return;
    close();
    showToast('You can’t do this any more: your role has changed.', null, 'role');
  }, [over]);
}
