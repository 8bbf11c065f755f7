import { DEPARTED } from '@parley/shared/departed.ts';
import { useState } from 'react';
import { BlockedPeople } from '../../features/blocking/BlockedPeople.tsx';
import { useToday } from '../../lib/use-today.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { createBlockDeeds } from '../block-deeds.ts';
import type { DialogProps } from './dialog-props.ts';

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Whom I have blocked. */
export function MyBlocked({ onClose }: DialogProps<'blocked'>) {
  const { ask } = useActions();
  const blocked = useChat((state) => state.blocking);
  const known = useChat((state) => state.people.names);
  const today = useToday();
  const [busy, setBusy] = useState<string | null>(null);
  // By the name they have now, where it is known. Of who is gone for good an old one may be known still.
  const people = Object.values(blocked)
    .map((each) => ({ ...each, name: each.name === DEPARTED ? DEPARTED : (known[each.id] ?? each.name) }))
    .toSorted((a, b) => Number(a.name === DEPARTED) - Number(b.name === DEPARTED) || names.compare(a.name, b.name));
  return (
    <BlockedPeople
      people={people}
      today={today}
      busy={busy}
      onUnblock={(person) => {
        if (busy !== null) return;
        setBusy(person.id);
        void createBlockDeeds(ask)
          .unblock(person)
          .then(() => setBusy(null));
      }}
      onClose={onClose}
    />
  );
}
