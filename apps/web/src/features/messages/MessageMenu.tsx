import type { Profile } from '@parley/shared/features/profiles.ts';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useClock } from '../../lib/clock.ts';
import { hueOf } from '../../lib/hue.ts';
import { usesSingleKeys } from '../../lib/single-keys.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MenuList } from '../../ui/MenuList.tsx';
import { listenForMenu, type MenuWish } from './menu-gestures.ts';
import { type Actable, actionsFor, type MessageAction, type Standing } from './message-actions.ts';
import styles from './MessageActions.module.css';
import type { RowDeeds } from './row-deeds.ts';
import { rowWithKey } from './row-elements.ts';
import type { MessageRow, Row } from './rows.ts';
import { hourOf } from './times.ts';

interface Props {
  /** The list whose messages have this menu. */
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly names: Readonly<Record<string, string>>;
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly deeds: RowDeeds;
  /** How the reader stands to somebody. */
  readonly standingOf: (personId: string) => Standing;
}

interface OpenMenu extends MenuWish {
  readonly opener: Element | null;
  /** What one could do with it then: nothing moves under a finger. */
  readonly actions: readonly MessageAction[];
}

function messageIn(rows: readonly Row[], key: string): Actable | undefined {
  const row = rows.find((each) => each.key === key);
  return row?.kind === 'message' || row?.kind === 'folded' ? row : undefined;
}

/** The menu of a message: beside the pointer, on a phone as a sheet with the message above it. */
export function MessageMenu({ list, rows, names, profiles, deeds, standingOf }: Props) {
  const [wish, setWish] = useState<OpenMenu | null>(null);
  function standing({ author }: Actable): Standing {
    return author === null ? null : standingOf(author);
  }
  const wanted = useEffectEvent((next: MenuWish) => {
    const about = messageIn(rows, next.key);
    if (about !== undefined) setWish({ ...next, opener: document.activeElement, actions: actionsFor(about, standing(about)) });
  });
  useEffect(() => (list.current === null ? undefined : listenForMenu(list.current, wanted)), [list]);

  const message = wish === null ? undefined : messageIn(rows, wish.key);
  // It was sent, refused or taken away meanwhile: one can’t do any more what the menu offers.
  const stale = wish !== null && (message === undefined || wish.actions.some(({ fits }) => !fits(message, standing(message))));
  if (stale) setWish(null);

  /** Back to where one was: what had the focus in the message may be gone, and so may the message. */
  const leave = useEffectEvent(({ key, opener }: OpenMenu) => {
    const before = opener instanceof HTMLElement && opener.isConnected ? opener : list.current && (rowWithKey(list.current, key) ?? list.current);
    before?.focus({ preventScroll: true });
  });
  useEffect(() => {
    const row = wish && list.current ? rowWithKey(list.current, wish.key) : undefined;
    row?.setAttribute('data-chosen', '');
    return () => {
      row?.removeAttribute('data-chosen');
      // What was chosen may have taken the focus elsewhere.
      if (wish !== null && document.activeElement === document.body) leave(wish);
    };
  }, [list, wish]);

  if (wish === null || message === undefined) return null;
  const name = names[message.author ?? ''] ?? 'Somebody';
  const row = list.current ? rowWithKey(list.current, wish.key) : undefined;
  return (
    <MenuList
      at={wish.at}
      align="start"
      label={message.kind === 'folded' ? 'What you don’t see' : `Message by ${name}`}
      preview={message.kind === 'message' && <Preview message={message} name={name} photo={profiles[message.author]?.avatar} />}
      entries={wish.actions.map(({ label, icon, key, danger, run }) => ({
        label,
        icon,
        ...(key !== undefined && usesSingleKeys() && { hint: key.toUpperCase() }),
        ...(danger === true && { danger }),
        onSelect: () => run(message, deeds, row),
      }))}
      onClose={() => setWish(null)}
    />
  );
}

interface PreviewProps {
  readonly message: MessageRow;
  readonly name: string;
  readonly photo: string | undefined;
}

/** The message that the sheet is about, which lies over it. */
function Preview({ message, name, photo }: PreviewProps) {
  const clock = useClock();
  return (
    <div className={styles['preview']}>
      <Avatar id={message.author} name={name} photo={photo} size={34} />
      <div>
        <p className={styles['by']} data-hue={hueOf(message.author)}>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          {hourOf(message.at, clock)}
        </p>
        <p className={styles['text']}>{message.body}</p>
      </div>
    </div>
  );
}
