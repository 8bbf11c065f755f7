import { render, screen } from '@testing-library/react';
import { memo } from 'react';
import { expect, test } from 'vitest';
import { ClockContext, type HourClock, timeFormat, useClock } from './clock.ts';

const afternoon = new Date(2026, 10, 25, 14, 7).getTime();
const midnight = new Date(2026, 10, 25, 0, 5).getTime();
const hour = timeFormat({ hour: '2-digit', minute: '2-digit' });

test('PREF4 hours go to 12, to 23, or as the system has them', () => {
  expect(hour(afternoon, '24')).toBe('14:07');
  expect(hour(midnight, '24')).toBe('00:05');
  expect(hour(afternoon, '12')).toMatch(/^2:07.pm$/iu);
  expect(hour(midnight, '12')).toMatch(/^12:05.am$/iu);
  const system = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  for (const like of ['system', undefined] as const) expect(hour(afternoon, like)).toBe(system.format(afternoon));
  const whole = timeFormat({ dateStyle: 'full', timeStyle: 'short' });
  expect(whole(afternoon, '24')).toContain('14:07');
  expect(whole(afternoon, '12')).toMatch(/0?2:07.pm/iu);
});

test('PREF4 another way to count hours paints what shows a time, and nothing that shows none', () => {
  let painted = { time: 0, other: 0 };
  const Time = memo(function Time() {
    painted = { ...painted, time: painted.time + 1 };
    return <time>{hour(afternoon, useClock())}</time>;
  });
  const Other = memo(function Other() {
    painted = { ...painted, other: painted.other + 1 };
    return null;
  });
  const page = (clock: HourClock) => (
    <ClockContext value={clock}>
      <Time />
      <Other />
    </ClockContext>
  );
  const { rerender } = render(page('24'));
  rerender(page('24'));
  expect(painted).toEqual({ time: 1, other: 1 });
  rerender(page('12'));
  expect(painted).toEqual({ time: 2, other: 1 });
  expect(screen.getByText(/2:07.pm/iu)).toBeTruthy();
});
