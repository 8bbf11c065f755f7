import type { Helpable } from '@parley/shared/features/resets.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FindWhom } from './HelpSignIn.tsx';

const [mia, mika]: readonly [Helpable, Helpable] = [
  { id: 'mia' as PersonId, name: 'Mia' },
  { id: 'mika' as PersonId, name: 'Mika' },
];

test('RESET8 Enter in the search makes a link where it finds one person, and only for who was searched for', () => {
  const onMake = vi.fn();
  function enter(query: string, people: readonly Helpable[] | null, { stale = false, isComposing = false } = {}): void {
    const { unmount } = render(<FindWhom query={query} people={people} stale={stale} making={null} onSearch={() => {}} onMake={onMake} />);
    fireEvent.keyDown(screen.getByLabelText('Who is it?'), { key: 'Enter', isComposing });
    unmount();
  }
  enter('mi', null);
  enter('mi', []);
  enter('mi', [mia, mika]);
  // Nobody was searched for yet; nobody has been found yet by what was typed last; a word is being put together.
  enter('', [mia]);
  enter('mi', [mia], { stale: true });
  enter('mi', [mia], { isComposing: true });
  expect(onMake).not.toHaveBeenCalled();
  enter('mia', [mia]);
  expect(onMake).toHaveBeenCalledExactlyOnceWith(mia);
});
