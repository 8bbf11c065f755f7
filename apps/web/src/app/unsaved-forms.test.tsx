import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { SetDnd } from '../features/dnd/SetDnd.tsx';
import { MakeInvite } from '../features/invites/MakeInvite.tsx';
import { AccountMail } from '../features/people/AccountMail.tsx';
import { CreateAccount } from '../features/people/CreateAccount.tsx';
import { EditProfile } from '../features/profiles/EditProfile.tsx';
import { SetStatus } from '../features/profiles/SetStatus.tsx';
import { ChangeRole } from '../features/roles/ChangeRole.tsx';
import { RoomDialog } from '../features/rooms/RoomDialog.tsx';
import { standInForDialogs } from '../ui/testing-dialogs.ts';
import { type Unsaved, UnsavedContext } from '../ui/unsaved.ts';

beforeEach(standInForDialogs);

const common = { busy: false, problem: null, onClose() {}, onSubmit: () => ({ taken: Promise.resolve(true) }) };
const design = { id: 'r1', name: 'design', topic: 'Tokens', icon: '' };
const mail = { possible: true, address: null, pending: null };

type Field = readonly [label: string, value: string, saved: string];

/** A form, what is typed or chosen there with what stood there before, what is pressed there, its button, and a password that is needed. */
interface Case {
  readonly view: ReactNode;
  readonly fields: readonly Field[];
  readonly checked?: readonly string[];
  readonly submit: string;
  readonly password?: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a new room': {
    view: <RoomDialog room={null} {...common} />,
    fields: [
      ['Name', 'Harbour', ''],
      ['Topic', 'Tides and ferries', ''],
    ],
    checked: ['🎨'],
    submit: 'Create room',
  },
  'a room': { view: <RoomDialog room={design} {...common} />, fields: [['Topic', 'Colours', 'Tokens']], submit: 'Save' },
  'a status': {
    view: <SetStatus current={undefined} now={0} {...common} />,
    fields: [
      ['What are you up to?', 'Reading', ''],
      ['Ends', '1h', 'none'],
    ],
    checked: ['🍜'],
    submit: 'Save',
  },
  'do not disturb': {
    view: <SetDnd quietUntil={null} schedule={{ days: [1, 7], from: 60, to: 120 }} timeZone="Europe/Berlin" zoneIsNew={false} now={0} {...common} />,
    fields: [
      ['Now', '1h', 'off'],
      ['From', '21:30', '01:00'],
    ],
    checked: ['Wednesday'],
    submit: 'Save',
  },
  'a profile': {
    view: <EditProfile photo={null} initial={{ name: 'Maya', pronouns: '', timeZone: '' }} onCancel={() => {}} {...common} />,
    fields: [
      ['Your name', 'Mayra', 'Maya'],
      ['Pronouns', 'she/her', ''],
      ['Time zone', 'Europe/Berlin', ''],
    ],
    submit: 'Save',
  },
  'an invite': {
    view: <MakeInvite roles={['member', 'guest']} rooms={[design]} {...common} />,
    fields: [
      ['They come in as', 'guest', 'member'],
      ['For', '25', '1'],
      ['Ends after', '30', '7'],
    ],
    checked: ['# design'],
    submit: 'Create link',
  },
  'a role': {
    view: <ChangeRole personId="tom" name="Tom" isMe={false} current="admin" userName="maya" passwordless={false} {...common} />,
    fields: [],
    checked: ['Owner'],
    submit: 'Change role',
    password: 'Your password',
  },
  'an address': {
    view: <AccountMail mail={mail} open="add" onOpen={() => {}} {...common} />,
    fields: [['E-mail', 'maya@example.com', '']],
    submit: 'Send the mail',
    password: 'Your password',
  },
  'an account': {
    view: <CreateAccount name="Maya" {...common} />,
    fields: [['User name', 'maya.of.the.harbour', 'maya']],
    submit: 'Create account',
    password: 'Password',
  },
};

function box(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label.startsWith('Owner') ? /^Owner/u : label);
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label, { selector: 'input, select' });
}

function valueOf(label: string): string {
  return field(label).value;
}

/** Opens it in a tab that has kept `kept`, and tells how it is closed. */
function open(view: ReactNode, kept: Unsaved): () => void {
  return render(<UnsavedContext value={kept}>{view}</UnsavedContext>).unmount;
}

function fillIn({ fields, checked = [], password }: Case): void {
  for (const [label, value] of fields) fireEvent.change(field(label), { target: { value } });
  for (const label of checked) fireEvent.click(box(label));
  if (password !== undefined) fireEvent.change(field(password), { target: { value: 'lighthouse keepers' } });
}

test.each(Object.entries(cases))(
  'FORM1 FORM2 %s: what was typed is there again, no password, until one begins anew or it was taken',
  async (_, form) => {
    const kept: Unsaved = new Map();
    const { view, fields, checked = [], password, submit } = form;
    const leave = open(view, kept);
    expect(screen.queryByText(/had not saved/u)).toBeNull();
    fillIn(form);
    leave();
    expect(JSON.stringify([...kept])).not.toContain('lighthouse');

    const leaveAgain = open(view, kept);
    expect(screen.getByText(/had not saved/u)).toBeTruthy();
    expect(fields.map(([label]) => valueOf(label))).toEqual(fields.map(([, value]) => value));
    for (const label of checked) expect(box(label).checked).toBe(true);
    if (password !== undefined) expect(valueOf(password)).toBe('');
    fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(fields.map(([label]) => valueOf(label))).toEqual(fields.map(([, , saved]) => saved));
    for (const label of checked) expect(box(label).checked).toBe(false);
    expect(screen.queryByText(/had not saved/u)).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
    expect(kept.size).toBe(0);

    fillIn(form);
    expect(kept.size).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: submit }));
    await Promise.resolve();
    await Promise.resolve();
    expect(kept.size).toBe(0);
    leaveAgain();
  },
);

test('FORM1 a room that was asked for under a name is another one than what was begun without', () => {
  const kept: Unsaved = new Map();
  const leave = open(<RoomDialog room={null} {...common} />, kept);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Harbour' } });
  leave();
  const leaveOther = open(<RoomDialog room={null} proposedName="tides" {...common} />, kept);
  expect(valueOf('Name')).toBe('tides');
  leaveOther();
  open(<RoomDialog room={null} {...common} />, kept);
  expect(valueOf('Name')).toBe('Harbour');
});
