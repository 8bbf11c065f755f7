import { createPortal } from 'react-dom';
import { afloat } from '../lib/afloat.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import { ConnectionPill } from './ConnectionPill.tsx';
import { useConnectionNotice } from './use-connection-notice.ts';

/** What there is to say about this device’s connection. */
export function Connection() {
  const actions = useActions();
  const lost = useChat((state) => state.session.lost === true);
  const outdated = useChat((state) => state.session.outdated);
  const outbox = useChat((state) => state.outbox);
  const kept = !Object.values(outbox).some((entries) => entries.some((entry) => entry.memoryOnly));
  const notice = useConnectionNotice(lost, outbox);
  return createPortal(
    <ConnectionPill notice={outdated ? { state: 'outdated', kept } : notice} onRetry={actions.reconnect} onReload={() => location.reload()} />,
    afloat,
  );
}
