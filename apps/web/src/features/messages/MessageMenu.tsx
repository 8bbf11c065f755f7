import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { hueOf } from '../../lib/hue.ts';
import { usesSingleKeys } from '../../lib/single-keys.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MenuList } from '../../ui/MenuList.tsx';
import { listenForMenu, type MenuWish } from './menu-gestures.ts';
import { actionsFor } from './message-actions.ts';
import styles from './MessageActions.module.css';
import type { RowDeeds } from './row-deeds.ts';
import type { MessageRow, Row } from './rows.ts';
import { hourOf } from './times.ts';

interface Props {
  /** The list whose messages have this menu. */
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly names: Readonly<Record<string, string>>;
  readonly deeds: RowDeeds;
}

function messageIn(rows: readonly Row[], key: string): MessageRow | undefined {
  const row = rows.find((each) => each.key === key);
  return row?.kind === 'message' ? row : undefined;
}

/** The menu of a message: beside the pointer, on a phone as a sheet with the message above it. */
export function MessageMenu({ list, rows, names, deeds }: Props) {
  const [wish, setWish] = useState<(MenuWish & { readonly opener: Element | null }) | null>(null);
  const wanted = useEffectEvent((next: MenuWish) => {
    if (messageIn(rows, next.key) !== undefined) setWish({ ...next, opener: document.activeElement });
  });
  useEffect(() => (list.current === null ? undefined : listenForMenu(list.current, wanted)), [list]);

  const message = wish === null ? undefined : messageIn(rows, wish.key);
  useEffect(() => {
    const row = wish && list.current?.querySelector(`[data-key="${CSS.escape(wish.key)}"]`);
    row?.setAttribute('data-chosen', '');
    return () => row?.removeAttribute('data-chosen');
  }, [list, wish]);

  function close(): void {
    setWish(null);
    if (wish?.opener instanceof HTMLElement) wish.opener.focus({ preventScroll: true });
  }

  if (wish === null || message === undefined) return null;
  const name = names[message.author] ?? 'Somebody';
  return (
    <MenuList
      at={wish.at}
      align="start"
      label={`Message by ${name}`}
      preview={<Preview message={message} name={name} />}
      entries={actionsFor(message).map(({ label, icon, key, danger, run }) => ({
        label,
        icon,
        ...(key !== undefined && usesSingleKeys() && { hint: key.toUpperCase() }),
        ...(danger === true && { danger }),
        onSelect: () => run(message, deeds),
      }))}
      onClose={close}
    />
  );
}

/** The message that the sheet is about, which lies over it. */
function Preview({ message, name }: { readonly message: MessageRow; readonly name: string }) {
  return (
    <div className={styles['preview']}>
      <Avatar id={message.author} name={name} size={34} />
      <div>
        <p className={styles['by']} data-hue={hueOf(message.author)}>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          {hourOf(message.at)}
        </p>
        <p className={styles['text']}>{message.body}</p>
      </div>
    </div>
  );
}
