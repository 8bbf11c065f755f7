import { Compass, Plus, Search } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useState } from 'react';
import { takeTyping } from '../../lib/held-typing.ts';
import { isOwnedByIme } from '../../lib/ime.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Marked } from '../../ui/Marked.tsx';
import styles from './QuickSwitcher.module.css';
import { RoomGlyph } from './RoomGlyph.tsx';
import { findRooms } from './switcher-results.ts';
import type { RoomLine } from './room-line.ts';
import { SwitcherOption } from './SwitcherOption.tsx';

interface Props {
  readonly lines: readonly RoomLine[];
  readonly currentId: string | null;
  readonly onOpen: (slug: string) => void;
  readonly onBrowse: (query: string) => void;
  readonly onCreate: (name: string) => void;
  readonly onClose: () => void;
}

/** Jumps to a room by some letters of its name. */
export function QuickSwitcher({ lines, currentId, onOpen, onBrowse, onCreate, onClose }: Props) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  // What was typed before it was here. Only now that it has the focus: until then there may come more.
  // oxlint-disable-next-line react/set-state-in-effect -- that is what an effect is for: a field outside of React holds it
  useLayoutEffect(() => setQuery((typed) => typed + takeTyping()), []);
  const name = query.trim();
  const hits = findRooms(query, lines, currentId);
  const actions = [
    { label: 'Browse all rooms', icon: Compass, run: () => onBrowse(name) },
    { label: name === '' ? 'Create a room' : `Create “${name}”`, icon: Plus, run: () => onCreate(name) },
  ];
  const count = hits.length + actions.length;

  function choose(index: number): void {
    onClose();
    const hit = hits[index];
    if (hit === undefined) actions[index - hits.length]?.run();
    else onOpen(hit.line.room.slug);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // An IME takes its own Enter and arrows.
    if (isOwnedByIme(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % count);
    else if (event.key === 'ArrowUp') setAt((at - 1 + count) % count);
    else if (event.key === 'Enter') choose(at);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title="Jump to a room" look="top" onClose={onClose}>
      <div className={styles['input']}>
        <Icon of={Search} size={20} />
        <input
          type="text"
          role="combobox"
          data-autofocus
          aria-label="Jump to"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={`${id}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="Jump to…"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>esc</kbd>
      </div>
      <div id={id} role="listbox" aria-label="Results" className={styles['list']}>
        {hits.length > 0 && (
          <div role="group" aria-label="Rooms">
            <div className={styles['heading']} role="presentation">
              Rooms
            </div>
            {hits.map(({ line, match }, index) => (
              <SwitcherOption
                key={line.room.id}
                id={`${id}-${index}`}
                selected={index === at}
                glyph={<RoomGlyph icon={line.room.icon} />}
                onChoose={() => choose(index)}
              >
                <b>
                  <Marked text={line.room.name} ranges={match.ranges} />
                </b>
                <small>{line.room.archivedAt === null ? line.room.topic : 'Archived'}</small>
                {line.unread > 0 && <Badge count={line.unread} of="unread" />}
              </SwitcherOption>
            ))}
          </div>
        )}
        <div role="group" aria-label="More">
          <div className={styles['heading']} role="presentation">
            {hits.length === 0 && name !== '' ? `No room of yours matches “${name}”` : 'More'}
          </div>
          {actions.map(({ label, icon }, index) => (
            <SwitcherOption
              key={icon.displayName}
              id={`${id}-${hits.length + index}`}
              selected={hits.length + index === at}
              glyph={<Icon of={icon} />}
              onChoose={() => choose(hits.length + index)}
            >
              <b>{label}</b>
            </SwitcherOption>
          ))}
        </div>
      </div>
      <div className={styles['foot']} aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>↵</kbd> open
        </span>
      </div>
    </Dialog>
  );
}
