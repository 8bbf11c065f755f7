import type { QuietSchedule } from '@parley/shared/features/dnd.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { type DndChanges, SetDnd } from './SetDnd.tsx';
import { timeOfDndEnd } from './dnd-ends.ts';

const minute = 60_000;
const nights: QuietSchedule = { days: [1, 2, 3, 4, 5], from: 22 * 60, to: 8 * 60 };

interface Start {
  readonly quietUntil?: number | null;
  readonly schedule?: QuietSchedule;
  readonly zone?: string;
}

function show({ quietUntil = null, schedule, zone = 'Europe/Berlin' }: Start = {}) {
  const onSubmit = vi.fn<(changes: DndChanges) => void>();
  const form = (problem: Problem | null) => (
    <SetDnd
      quietUntil={quietUntil}
      schedule={schedule}
      timeZone={zone}
      zoneIsNew={schedule === undefined}
      now={Date.now()}
      busy={false}
      problem={problem}
      onSubmit={onSubmit}
      onClose={() => {}}
    />
  );
  const { rerender } = render(form(null));
  return {
    onSubmit,
    choose: (value: string) => fireEvent.change(screen.getByLabelText('Now'), { target: { value } }),
    set: (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } }),
    press: (label: string) => fireEvent.click(screen.getByLabelText(label)),
    save: () => fireEvent.click(screen.getByRole('button', { name: 'Save' })),
    answer: (problem: Problem) => rerender(form(problem)),
  };
}

function said(of: HTMLElement): string {
  return document.getElementById(of.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

test('DND1 for half an hour, and tomorrow at eight is the next day’s morning on one’s own clock', () => {
  const { onSubmit, choose, save } = show();
  choose('30m');
  save();
  const { until, schedule } = onSubmit.mock.lastCall?.[0] ?? {};
  expect((until ?? 0) - Date.now()).toBeGreaterThan(29 * minute);
  expect((until ?? 0) - Date.now()).toBeLessThan(32 * minute);
  expect(schedule).toBe(undefined);
  const lateAt = new Date(2026, 10, 25, 23, 59).getTime();
  expect(timeOfDndEnd('tomorrow', lateAt)).toBe(new Date(2026, 10, 26, 8).getTime());
});

test('DND1 a time of one’s own has to be still to come; that is said beside it, and nothing is handed in', () => {
  const { onSubmit, choose, set, save } = show();
  choose('chosen');
  for (const wrong of ['', '2020-01-01T10:00']) {
    set('Date and time', wrong);
    save();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(said(screen.getByLabelText('Date and time'))).toBe('Choose a time that is still to come.');
    expect(document.activeElement).toBe(screen.getByLabelText('Date and time'));
  }
  set('Date and time', '2999-01-01T10:00');
  save();
  expect(onSubmit).toHaveBeenCalledWith({ until: new Date(2999, 0, 1, 10).getTime() });
});

test('DND3 a schedule needs a day, says where it ends on the next one, and says by whose clocks it goes', () => {
  const { onSubmit, press, set, save } = show();
  press('Every week');
  expect(said(screen.getByLabelText('Every week'))).toContain('by the time in Europe/Berlin. That becomes the time zone of your profile');
  expect(said(screen.getByLabelText('To'))).toBe('On the next day.');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) press(day);
  save();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('Choose at least one day.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Monday'));
  press('Sunday');
  press('Saturday');
  set('From', '09:30');
  set('To', '');
  save();
  expect(said(screen.getByLabelText('To'))).toBe('Choose a time.');
  expect(document.activeElement).toBe(screen.getByLabelText('To'));
  set('To', '17:00');
  save();
  expect(onSubmit).toHaveBeenCalledWith({ schedule: { days: [6, 7], from: 570, to: 1020 } });
});

test('DND4 what is on can be ended, and stays where nothing was changed', () => {
  const { onSubmit, choose, press, save, answer } = show({ quietUntil: Date.now() + 60 * minute, schedule: nights });
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({});
  choose('off');
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({ until: null });
  press('Every week');
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({ until: null, schedule: null });
  answer({ message: 'No connection. Try again once it is back.', general: true });
  expect(screen.getByText('No connection. Try again once it is back.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Now').value).toBe('off');
});
