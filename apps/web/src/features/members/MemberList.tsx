import type { Member } from '@parley/shared/features/members.ts';
import type { Profile, Status } from '@parley/shared/features/profiles.ts';
import { Search } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useId, useState } from 'react';
import { fuzzyMatch } from '../../lib/fuzzy.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './MemberList.module.css';
import { MemberRow } from './MemberRow.tsx';
import { countOf, type PresenceOf, presenceOf } from './presence-of.ts';
import { byName, byPresence } from './sort-members.ts';

interface Props {
  readonly members: readonly Member[];
  readonly presence: PresenceOf;
  /** False: that is how it was when there was a connection. */
  readonly known: boolean;
  readonly meId: string;
  /** What people say they are doing. */
  readonly statuses: Readonly<Record<string, Status>>;
  /** Whom nobody is to disturb. */
  readonly quiet: ReadonlySet<string>;
  readonly profiles: Readonly<Record<string, Profile>>;
  /** Whom the reader has blocked, by their id. */
  readonly blocked: Readonly<Record<string, unknown>>;
}

const page = 60;
const worthSearching = 20;

/** The arrows, Home and End go from row to row. */
function goAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at === -1 || next === undefined) return;
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
  event.preventDefault();
}

/** 3 online · 3 online, 2 away */
function presentLine(online: number, away: number): string {
  const line = `${online.toLocaleString()} online`;
  return away === 0 ? line : `${line}, ${away.toLocaleString()} away`;
}

/** Who is in the room: who is there first. Shows a page at a time, so that a room of thousands opens as fast as one of ten. */
export function MemberList({ members, presence, known, meId, statuses, quiet, profiles, blocked }: Props) {
  'use memo';
  const id = useId();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(page);
  const [lastId, setLastId] = useState<string | null>(null);
  const sorted = byPresence(byName(members), presence);
  const found = query.trim() === '' ? sorted : sorted.filter((member) => fuzzyMatch(query, member.name) !== null);
  const rows = found.slice(0, shown);
  // The list is one stop of the Tab key: at whom one was last, else at the first.
  const stop = rows.some(({ id: each }) => each === lastId) ? lastId : rows[0]?.id;

  function noteStop({ target }: FocusEvent): void {
    setLastId(target.closest<HTMLElement>('[data-person]')?.dataset['person'] ?? null);
  }

  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h3 id={id}>
        Members
        <span className="num">
          {known ? presentLine(countOf('online', members, presence), countOf('away', members, presence)) : 'Presence unknown'}
        </span>
      </h3>
      {members.length > worthSearching && (
        <div className={styles['search']}>
          <Icon of={Search} size={14} />
          <input
            type="search"
            aria-label="Find a member"
            placeholder="Find a member"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <ul onFocus={noteStop} onKeyDown={goAmongRows}>
        {rows.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            presence={known ? presenceOf(presence, member.id) : null}
            isMe={member.id === meId}
            status={blocked[member.id] ? undefined : statuses[member.id]}
            isBlocked={blocked[member.id] !== undefined}
            quiet={quiet.has(member.id)}
            photo={profiles[member.id]?.avatar}
            isStop={member.id === stop}
          />
        ))}
      </ul>
      {found.length === 0 && <p role="status">Nobody here is called that.</p>}
      {found.length > shown && (
        <button type="button" className={styles['more']} onClick={() => setShown(shown + 2 * page)}>
          Show {Math.min(found.length - shown, 2 * page)} more
        </button>
      )}
    </section>
  );
}
