import { Check, RotateCw, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { Pill } from '../ui/Pill.tsx';

/** What there is to say about the connection; usually nothing. */
export type ConnectionNotice =
  | { readonly state: 'fine' | 'lost' }
  /** `kept`: all that was written survives a reload. */
  | { readonly state: 'outdated'; readonly kept: boolean }
  | { readonly state: 'back'; readonly sent: number };

interface Props {
  readonly notice: ConnectionNotice;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

function sentence(sent: number): string {
  if (sent === 0) return 'Back online.';
  return sent === 1 ? 'Back online. 1 message sent.' : `Back online. ${sent} messages sent.`;
}

/** For so long one sees that a press was heard: an attempt that fails is over in no time, and leaves everything as it was. */
const tryingFor = 1_000;

/** The connection in a floating line. The place is always there, so that screen readers hear of what comes into it. */
export function ConnectionPill({ notice, onRetry, onReload }: Props) {
  // Presses of that long ago at most.
  const [tries, setTries] = useState(0);
  function retry(): void {
    onRetry();
    setTries((before) => before + 1);
    setTimeout(() => setTries((before) => before - 1), tryingFor);
  }
  return (
    <div role="status" aria-label="Connection">
      {notice.state === 'lost' && (
        <Pill look="warn" icon={WifiOff} action={{ label: tries > 0 ? 'Trying…' : 'Try now', onSelect: retry }}>
          Reconnecting. You can keep writing.
        </Pill>
      )}
      {notice.state === 'outdated' && (
        <Pill icon={RotateCw} action={{ label: 'Reload', onSelect: onReload }}>
          {notice.kept ? 'Parley was updated. Nothing is lost.' : 'Parley was updated.'}
        </Pill>
      )}
      {notice.state === 'back' && (
        <Pill look="ok" icon={Check}>
          {sentence(notice.sent)}
        </Pill>
      )}
    </div>
  );
}
