import { Check, CircleAlert, Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { PassingButton } from '../../ui/Pill.tsx';
import styles from './MessageState.module.css';
import type { RowDeeds } from './row-deeds.ts';
import type { MessageRow } from './rows.ts';
import { patienceLeft } from './stuck.ts';
import { tryAgain, useTries } from './tries.ts';
import { useLate } from './use-late.ts';

export interface MessageStateProps extends Pick<MessageRow, 'at' | 'state' | 'reason' | 'body' | 'shut'> {
  readonly id: string;
  readonly deeds: RowDeeds;
}

/** How long (ms) one sees at least that it is being tried: what is refused again is so in no time. */
const tryingLeast = 1_000;
/** And at most, while no answer comes. */
const tryingMost = 3_000;

/** True for a while after each of these tries. */
function useJust(tries: number, ms: number): boolean {
  const [done, setDone] = useState(tries);
  useEffect(() => {
    const timer = setTimeout(() => setDone(tries), ms);
    return () => clearTimeout(timer);
  }, [tries, ms]);
  return done < tries;
}

/**
 * Where a message is that was not in the log when its row came: on its way, refused, or sent since. What there is something to do about has a line of
 * its own, which stays once it is sent: whoever reads there sees what became of it, and nothing moves.
 */
export function MessageState({ id, at, state, reason, body, shut, deeds }: MessageStateProps) {
  const tries = useTries(id);
  const [left] = useState(() => patienceLeft(at));
  const late = useLate(state === 'waiting', left);
  const [justLeast, justMost] = [useJust(tries, tryingLeast), useJust(tries, tryingMost)];
  const [hasLine, setHasLine] = useState(false);
  const stuck = state === 'failed' || (state === 'waiting' && late);
  if (stuck && !hasLine) setHasLine(true);

  if (!hasLine) {
    return state === 'sent' ? null : (
      <span className={styles['waiting']} title="Sending…">
        <Icon of={Clock} size={14} />
        <span className="sr">Sending…</span>
      </span>
    );
  }
  if (state === 'sent') {
    return (
      <span className={styles['line']} role="status">
        <Icon of={Check} size={14} /> Sent.
      </span>
    );
  }
  const failed = state === 'failed';
  const trying = failed ? justLeast : justMost;
  return (
    <span className={styles['line']} data-failed={(failed && !trying) || undefined} role={failed ? 'alert' : 'status'}>
      <Icon of={failed && !trying ? CircleAlert : Clock} size={14} />
      <span>{trying ? 'Trying…' : sentence(failed, shut === true, reason)}</span>
      {!shut && (
        <>
          <Deed label="Retry" onSelect={() => tryAgain(id, deeds)} />
          <Deed label="Edit" onSelect={() => deeds.edit(id, body)} />
        </>
      )}
      {failed && (
        <>
          <Deed label="Copy" onSelect={() => deeds.copy(body)} />
          <Deed label={shut ? 'Discard' : 'Delete'} onSelect={() => deeds.remove(id)} />
        </>
      )}
    </span>
  );
}

function sentence(failed: boolean, shut: boolean, reason: string | undefined): string {
  if (!failed) return 'Not sent yet.';
  return shut ? 'This room is archived. Your message was not sent.' : `Not sent. ${reason}`;
}

function Deed({ label, onSelect }: { readonly label: string; readonly onSelect: () => void }) {
  return (
    <PassingButton tabIndex={-1} onClick={onSelect}>
      {label}
    </PassingButton>
  );
}
