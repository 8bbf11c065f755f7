import { useEffect, useRef, useState } from 'react';
import { announcement } from './announcement.ts';
import type { Entry } from './entry.ts';

interface Props {
  /** The newest that was there when the room was opened: the device may have heard of more since. */
  readonly since: number;
  readonly entries: readonly Entry[];
  /** The room’s newest entry that the device has heard of. */
  readonly newest: number;
  readonly names: Readonly<Record<string, string>>;
  readonly me: string;
  /** Whose words are not read out, by their id. */
  readonly blocked: Readonly<Record<string, unknown>>;
}

/** What comes within this time is said together. */
const gather = 1_000;

/** Tells screen readers of new messages in the room on screen. The list itself is silent: it would read history aloud. */
export function Announcer({ since, entries, newest, names, me, blocked }: Props) {
  const [said, setSaid] = useState({ text: '', seq: 0 });
  /** Up to here it was said, or was there when the room was opened. */
  const heard = useRef(since);
  const latest = useRef({ entries, newest, names, me, blocked });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = { entries, newest, names, me, blocked };
    // What comes meanwhile waits for the same moment.
    if (newest <= heard.current || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      const now = latest.current;
      const fresh = now.entries.filter(({ seq }) => seq > heard.current);
      timer.current = undefined;
      heard.current = now.newest;
      const text = announcement(fresh, now.names, now.me, now.blocked);
      if (text !== '') setSaid({ text, seq: now.newest });
    }, gather);
  });

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  return (
    <div className="sr" aria-live="polite">
      {/* Heard is what changes: the same text again is another element. */}
      <span key={said.seq}>{said.text}</span>
    </div>
  );
}
