import { DEPARTED } from '@parley/shared/departed.ts';
import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actions } from '../../store/actions.ts';
import { createChat } from '../../store/create-chat.ts';
import { ChatContext } from '../../store/use-chat.ts';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { clearToasts } from '../../ui/toasts.ts';
import { answering } from '../testing-ask.ts';
import { MyBlocked } from './MyBlocked.tsx';

beforeEach(standInForDialogs);
afterEach(clearToasts);

function person(id: string, name: string): BlockedPerson {
  return { id: id as PersonId, name, at: 0 };
}

test('BLOCK10 who deleted their account is “Deleted person” behind all others, whatever a room told of them, and can be unblocked', async () => {
  const { store } = createChat({ now: () => 0 });
  const unblocked: unknown[] = [];
  const ask = answering({
    'person:unblock': (input) => {
      unblocked.push(input);
      return Promise.resolve({ ok: true, value: {} });
    },
  });
  // Of a room that one has left no more is heard.
  store.setState((state) => ({ people: { ...state.people, names: { ada: 'Ada' } } }));
  store.setState({ blocking: { ada: person('ada', 'Ada'), zoe: person('zoe', 'Zoe') } });
  render(
    <ChatContext value={{ store, actions: { ask } as Actions }}>
      <MyBlocked dialog={{ name: 'blocked' } as never} onClose={() => {}} onOther={() => {}} />
    </ChatContext>,
  );
  const names = () => screen.getAllByRole('listitem').map((line) => line.querySelector('bdi')?.textContent);
  expect(names()).toEqual(['Ada', 'Zoe']);
  act(() => store.setState(({ blocking }) => ({ blocking: { ...blocking, ada: person('ada', DEPARTED) } })));
  expect(names()).toEqual(['Zoe', DEPARTED]);
  expect(screen.getAllByRole('listitem')[1]?.textContent).toContain('What they wrote stays folded.');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: `Unblock ${DEPARTED}` })));
  expect(unblocked).toEqual([{ personId: 'ada' }]);
});
