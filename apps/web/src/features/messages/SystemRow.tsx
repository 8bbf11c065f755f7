import { LogOut, UserPlus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useClock } from '../../lib/clock.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { type Line, lines } from '../lines.ts';
import type { EventRow, PassageRow } from './rows.ts';
import styles from './SystemRow.module.css';
import { hourOf, momentOf } from './times.ts';

interface Props {
  readonly row: EventRow | PassageRow;
  /** Who did it. */
  readonly name: string;
}

/** Names shown before the rest is counted. */
const shown = 2;

/** Maya · Maya and Jonas · Maya, Jonas and 3 others */
function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  const unique = [...new Set(names)];
  const [first = '', second = ''] = unique;
  const others = unique.length - shown;
  if (unique.length === 1) return <Name>{first}</Name>;
  return (
    <>
      <Name>{first}</Name>
      {others > 0 ? ', ' : ' and '}
      <Name>{second}</Name>
      {others > 0 && ` and ${others} ${others === 1 ? 'other' : 'others'}`}
    </>
  );
}

function lineOf(row: EventRow | PassageRow, name: string): Line {
  if (row.kind === 'event') return (lines[row.entry.type] as (payload: unknown, by: string) => Line)(row.entry.payload, name);
  return {
    icon: row.kind === 'joined' ? UserPlus : LogOut,
    text: (
      <>
        <Names names={row.names} /> {row.kind}
      </>
    ),
  };
}

/** What happened in the room, in one quiet line. */
export const SystemRow = memo(function SystemRow({ row, name }: Props) {
  const { icon, text } = lineOf(row, name);
  const clock = useClock();
  const from = hourOf(row.at, clock);
  const until = row.kind === 'event' ? from : hourOf(row.until, clock);
  const to = until === from ? '' : ` to ${until}`;
  return (
    <div role="article" className={styles['row']} data-key={row.key} tabIndex={-1}>
      <Icon of={icon} size={16} />
      <p>
        {text}{' '}
        <time dateTime={new Date(row.at).toISOString()} title={momentOf(row.at, clock) + to}>
          {from + to}
        </time>
      </p>
    </div>
  );
});
