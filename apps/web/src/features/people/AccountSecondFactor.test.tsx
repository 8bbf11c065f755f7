import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AccountSecondFactor } from './AccountSecondFactor.tsx';

const today = new Date(2026, 10, 20).getTime();

function show(backupCodesLeft: number | null): string {
  const { container } = render(
    <AccountSecondFactor
      secondFactor={backupCodesLeft === null ? null : { since: today + 1, backupCodesLeft }}
      loaded
      today={today}
      problem={null}
      onOpen={() => {}}
    >
      {null}
    </AccountSecondFactor>,
  );
  return container.textContent ?? '';
}

test('TOTP4 one sees how many backup codes are left, and what to do when there are none', () => {
  expect(show(10)).toContain('On since today. 10 backup codes are left.');
  expect(show(1)).toContain('1 backup code is left.');
  expect(show(0)).toContain('No backup codes are left: make new ones.');
});

test('TOTP1 where it is off there is a way to switch it on, and none to switch it off', () => {
  show(null);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Switch on']);
});
