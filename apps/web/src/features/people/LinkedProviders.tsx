import type { LinkedProvider } from '@parley/shared/oidc-requests.ts';
import { recentDay } from '../../lib/recent-day.ts';
import lines from '../../ui/Lines.module.css';
import { RemovableRow } from './RemovableRow.tsx';

interface Props {
  readonly linked: readonly LinkedProvider[];
  /** When this day began. */
  readonly today: number;
  /** Which one may be removed, and whether it is being. */
  readonly removing: { readonly id: string; readonly busy: boolean } | null;
  readonly onAskRemove: (id: string | null) => void;
  readonly onRemove: (id: string) => void;
}

/** The providers that one signs in with, and a way to remove each. */
export function LinkedProviders({ linked, today, removing, onAskRemove, onRemove }: Props) {
  if (linked.length === 0) return null;
  return (
    <ul className={lines['lines']}>
      {linked.map(({ id, name, label, createdAt, usedAt, removable }) => (
        <RemovableRow
          key={id}
          called={name ?? 'A service that is not there any more'}
          facts={
            <>
              {label !== null && (
                <>
                  <bdi>{label}</bdi>.{' '}
                </>
              )}
              Linked {recentDay(createdAt, today)}, last used {recentDay(usedAt, today)}
              {!removable && '. Your only way in'}
            </>
          }
          removable={removable}
          warning="You won’t be able to sign in with it. You stay signed in where you are."
          remove="Remove link"
          asking={removing?.id === id}
          busy={removing?.id === id && removing.busy}
          onAsk={(asking) => onAskRemove(asking ? id : null)}
          onRemove={() => onRemove(id)}
        />
      ))}
    </ul>
  );
}
