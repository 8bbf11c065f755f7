import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { ToastHost } from '../../ui/ToastHost.tsx';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { answering } from '../testing-ask.ts';
import { EditMyProfile } from './EditMyProfile.tsx';

const lost = 'The photo you chose was not saved.';

beforeEach(() => {
  standInForDialogs();
  // The test's document reads no pictures.
  vi.stubGlobal('URL', Object.assign(class extends URL {}, { createObjectURL: () => 'data:,', revokeObjectURL: () => {} }));
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLImageElement.prototype, 'naturalHeight', 'get').mockReturnValue(200);
});
afterEach(() => {
  clearToasts();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function open(described: Promise<{ readonly ok: true; readonly value: { readonly profile: object } }> = new Promise(() => {})) {
  const { store } = createChat({ now: () => 0 });
  store.setState(({ session }) => ({ session: { ...session, me: { id: 'maya', name: 'Maya' } as typeof session.me } }));
  const onClose = vi.fn();
  const ask = answering({ 'person:describe': () => described });
  const { unmount } = render(
    <ChatContext value={{ store, actions: { ask } as Actions }}>
      <EditMyProfile dialog={{ name: 'profile', onSignedOut: () => {} }} onClose={onClose} onOther={() => {}} />
      <ToastHost />
    </ChatContext>,
  );
  return { onClose, unmount };
}

async function choose(): Promise<void> {
  await act(async () => fireEvent.paste(window, { clipboardData: { files: [new File(['.'], 'me.png')] } }));
  fireEvent.click(screen.getByRole('button', { name: 'Use this photo' }));
}

function escape(): void {
  fireEvent(screen.getByRole('dialog', { name: 'Edit profile' }), new Event('cancel', { cancelable: true }));
}

test('AVATAR11 who leaves with a photo that they chose and did not save is told so', async () => {
  const { onClose } = open();
  await choose();
  act(escape);
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.getByText(lost)).toBeTruthy();
});

test.each([
  ['with Cancel', async () => choose().then(() => fireEvent.click(screen.getByRole('button', { name: 'Cancel' })))],
  ['without a photo', async () => act(escape)],
  [
    'while it is being saved',
    async () => {
      await choose();
      await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Save' })));
      act(escape);
    },
  ],
])('AVATAR11 who leaves %s is told nothing of a photo', async (_, leave) => {
  const { onClose } = open();
  await leave();
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.queryByText(lost)).toBeNull();
});

test('AVATAR11 CMD4 a photo is saved with the rest also where the form was closed meanwhile, and what becomes of it is said', async () => {
  const { promise, resolve } = Promise.withResolvers<{ ok: true; value: { profile: object } }>();
  const sent = vi.fn(() => Promise.resolve(Response.json({ avatar: 'a'.repeat(32) })));
  vi.stubGlobal('fetch', sent);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage() {}, fillRect() {} } as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['.'], { type: 'image/png' })));
  const { onClose, unmount } = open(promise);
  await choose();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Save' })));
  act(escape);
  expect(onClose).toHaveBeenCalledOnce();
  unmount();
  expect(sent).not.toHaveBeenCalled();
  render(<ToastHost />);
  await act(async () => resolve({ ok: true, value: { profile: {} } }));
  expect(sent).toHaveBeenCalledExactlyOnceWith('/api/avatar', expect.objectContaining({ method: 'POST' }));
  expect(await screen.findByText('Photo saved.')).toBeTruthy();
});
