import { DEPARTED } from '@parley/shared/departed.ts';
import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import { useEffect, useId, useRef } from 'react';
import { recentDay } from '../../lib/recent-day.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import body from '../../ui/DialogBody.module.css';
import lines from '../../ui/Lines.module.css';
import styles from './BlockedPeople.module.css';

interface Props {
  /** Whom one has blocked, by the name that is shown. */
  readonly people: readonly BlockedPerson[];
  /** When this day began. */
  readonly today: number;
  /** Who is being unblocked. */
  readonly busy: string | null;
  readonly onUnblock: (person: BlockedPerson) => void;
  readonly onClose: () => void;
}

/** Whom one has blocked, and a way to unblock each of them. */
export function BlockedPeople({ people, today, busy, onUnblock, onClose }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus is gone with whom it was about: the next one has it, or the dialog.
    if (document.activeElement === document.body) place.current?.querySelector('button')?.focus({ preventScroll: true });
  });
  return (
    <Dialog title="People you blocked" onClose={onClose} lightDismiss>
      <div ref={place} className={body['body']}>
        <p className={styles['intro']}>
          {people.length === 0
            ? 'Nobody. To block somebody, open the menu of a message of theirs, or their card: it opens from their name.'
            : 'What they write is folded into a line. They are not told.'}
        </p>
        {people.length > 0 && (
          <ul className={lines['lines']}>
            {people.map((person) => (
              <li key={person.id}>
                <div className={styles['person']}>
                  <Avatar id={person.id} name={person.name} photo={undefined} size={34} />
                  <div>
                    <p>
                      <bdi>{person.name}</bdi>
                    </p>
                    <p id={`${id}-${person.id}`} className={styles['since']}>
                      Blocked {recentDay(person.at, today)}
                      {person.name === DEPARTED && '. What they wrote stays folded.'}
                    </p>
                  </div>
                </div>
                <Button
                  busy={busy === person.id}
                  aria-label={`Unblock ${person.name}`}
                  aria-describedby={`${id}-${person.id}`}
                  onClick={() => onUnblock(person)}
                >
                  Unblock
                </Button>
              </li>
            ))}
          </ul>
        )}
        <DialogActions>
          <Button onClick={onClose}>Done</Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
