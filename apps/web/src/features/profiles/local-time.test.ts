import { expect, test } from 'vitest';
import { localTime } from './local-time.ts';

const winter = Date.UTC(2026, 0, 15, 12, 5, 30);
const summer = Date.UTC(2026, 6, 15, 12, 5);

function clock(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat(undefined, { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
}

test('PROFILE6 what time it is there, and how far that is from here', () => {
  expect(localTime('Europe/Athens', winter, 'UTC')).toBe(`${clock('Europe/Athens', winter)} there, 2 h ahead`);
  expect(localTime('Europe/Athens', summer, 'UTC')).toBe(`${clock('Europe/Athens', summer)} there, 3 h ahead`);
  expect(localTime('America/St_Johns', winter, 'UTC')).toBe(`${clock('America/St_Johns', winter)} there, 3 h 30 min behind`);
  expect(localTime('Asia/Kathmandu', winter, 'Asia/Kolkata')).toBe(`${clock('Asia/Kathmandu', winter)} there, 15 min ahead`);
  expect(localTime('Europe/Paris', winter, 'Europe/Berlin')).toBe(`${clock('Europe/Paris', winter)} there, the same as here`);
});

test('PROFILE6 with the day, where it is another one', () => {
  const day = new Intl.DateTimeFormat(undefined, { timeZone: 'Pacific/Auckland', weekday: 'short' }).format(winter);
  expect(localTime('Pacific/Auckland', winter, 'UTC')).toBe(`${day} ${clock('Pacific/Auckland', winter)} there, 13 h ahead`);
});

test('PROFILE6 a time zone that this browser does not know is passed over', () => {
  expect(localTime('Mars/Olympus', winter, 'UTC')).toBe(null);
});
