import { useActions, useChat } from '../store/use-chat.ts';
import { ConnectionPill } from './ConnectionPill.tsx';
import { useConnectionNotice } from './use-connection-notice.ts';

/** What there is to say about this device’s connection. */
export function Connection() {
  const actions = useActions();
  const lost = useChat((state) => state.session.lost);
  const outdated = useChat((state) => state.session.outdated);
  const kept = useChat((state) => !Object.values(state.outbox).some((entries) => entries.some((entry) => entry.memoryOnly)));
  const waiting = useChat((state) =>
    Object.values(state.outbox).reduce((sum, entries) => sum + entries.filter((entry) => entry.state === 'waiting').length, 0),
  );
  const notice = useConnectionNotice(lost, waiting);
  return <ConnectionPill notice={outdated ? { state: 'outdated', kept } : notice} onRetry={actions.reconnect} onReload={() => location.reload()} />;
}
