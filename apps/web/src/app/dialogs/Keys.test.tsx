import { render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Keys } from './Keys.tsx';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';

beforeEach(standInForDialogs);

test('KEY7 the list says that Escape marks the room as read, in the message box and in the messages', () => {
  render(<Keys dialog={{ name: 'keys', onSignedOut() {} }} onClose={() => {}} onOther={() => {}} />);
  for (const where of ['In the message box', 'In the messages']) {
    const group = screen.getByRole('table', { name: where });
    expect(within(group).getByRole('row', { name: 'Mark the room as read Esc' })).toBeTruthy();
  }
});
