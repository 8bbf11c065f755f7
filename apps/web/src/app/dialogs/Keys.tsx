import { useState } from 'react';
import { singleKeys } from '../../features/messages/message-actions.ts';
import { Keyboard, type KeyGroup } from '../../features/people/Keyboard.tsx';
import { commandKey } from '../../lib/keys.ts';
import { chooseSingleKeys, usesSingleKeys } from '../../lib/single-keys.ts';
import type { DialogProps } from './dialog-props.ts';

const command = commandKey.trim();

const markRead = { does: 'Mark the room as read', ways: [['Esc']] };

const groups: readonly KeyGroup[] = [
  {
    where: 'Everywhere',
    rows: [
      { does: 'Jump to a room', ways: [[command, 'K']] },
      {
        does: 'Previous or next room',
        ways: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
      },
      {
        does: 'The same, unread only',
        ways: [
          ['Alt', 'Shift', '↑'],
          ['Alt', 'Shift', '↓'],
        ],
      },
      { does: 'Next or previous area', ways: [['F6'], ['Shift', 'F6']] },
      { does: 'These keys', ways: [[command, '/']] },
    ],
  },
  {
    where: 'In the message box',
    rows: [{ does: 'Send', ways: [['Enter']] }, { does: 'New line', ways: [['Shift', 'Enter']] }, markRead],
  },
  {
    where: 'In the messages',
    rows: [
      { does: 'Message by message', ways: [['↑'], ['↓']] },
      { does: 'First or last message', ways: [['Home'], ['End']] },
      { does: 'What one can do with it', ways: [['Enter'], ['Shift', 'F10']] },
      markRead,
      ...singleKeys.map(({ label, key }) => ({ does: label, ways: [[key.toUpperCase()]] })),
    ],
  },
];

export function Keys({ onClose }: DialogProps<'keys'>) {
  const [single, setSingle] = useState(usesSingleKeys);
  return (
    <Keyboard
      groups={groups}
      singleKeys={single}
      onSingleKeys={(yes) => {
        chooseSingleKeys(yes);
        setSingle(usesSingleKeys());
      }}
      onClose={onClose}
    />
  );
}
