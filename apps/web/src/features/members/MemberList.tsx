import type { Member } from '@parley/shared/features/members.ts';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import { fuzzyMatch } from '../../lib/fuzzy.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './MemberList.module.css';
import { MemberRow } from './MemberRow.tsx';
import { byName, byPresence, countPresent, type PresenceOf, presenceOf } from './sort-members.ts';

interface Props {
  readonly members: readonly Member[];
  readonly presence: PresenceOf;
  /** False: that is how it was when there was a connection. */
  readonly known: boolean;
  readonly meId: string;
}

const page = 60;
const worthSearching = 20;

/** Who is in the room: who is there first. Shows a page at a time, so that a room of thousands opens as fast as one of ten. */
export function MemberList({ members, presence, known, meId }: Props) {
  'use memo';
  const id = useId();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(page);
  const sorted = byPresence(byName(members), presence);
  const found = query.trim() === '' ? sorted : sorted.filter((member) => fuzzyMatch(query, member.name) !== null);
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h3 id={id}>
        Members
        <span className="num">
          {known ? `${countPresent(members, presence).toLocaleString()} of ${members.length.toLocaleString()} here` : 'Presence unknown'}
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
      <ul>
        {found.slice(0, shown).map((member) => (
          <MemberRow key={member.id} member={member} presence={known ? presenceOf(presence, member.id) : null} isMe={member.id === meId} />
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
