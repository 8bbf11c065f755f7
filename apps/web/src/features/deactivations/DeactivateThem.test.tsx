import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { DeactivateThem } from './DeactivateThem.tsx';

beforeEach(() => standInForDialogs());

test('DEACT8 whoever is about to deactivate somebody reads that a guest can’t come back as who they were', () => {
  render(<DeactivateThem name="Gus" busy={false} problem={null} onSubmit={() => {}} onClose={() => {}} />);
  const said = screen.getByRole('dialog').textContent;
  expect(said).toContain('Gus is signed out everywhere at once, and can’t sign in until somebody reactivates them.');
  expect(said).toContain('A guest can’t come back as who they were, even when reactivated: they have no account.');
});
