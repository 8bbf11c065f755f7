import { expect, onTestFinished, test, vi } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { plain, startAccounts } from '../testing.ts';
import { withSecondFactor } from './testing-second-factor.ts';

const MINUTE = 60_000;
const START = 1_800_000_000_000;

forEachDatabase(({ create, open }) => {
  async function start() {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
    onTestFinished(() => void vi.useRealTimers());
    const server = await startAccounts(await open(await create()), { limited: true, origins: { ...plain, trustProxy: 1 } });
    const maya = await withSecondFactor(server, 'maya');
    return { ...maya, from: (given: string, code: string, address: string) => maya.enter(given, code, '', { 'x-forwarded-for': address }) };
  }

  test('TOTP6 five guesses at codes count at once, whatever ticket they come with, then one in five minutes', async () => {
    const { ticket, from, code, backupCodes } = await start();
    const statuses = [];
    for (let guess = 0; guess < 8; guess += 1) {
      statuses.push((await from(await ticket('maya'), '000000', '203.0.113.7')).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429, 429]);
    // The right one is not looked at either; with a backup code one is in, and from another network with a code.
    const given = await ticket('maya');
    expect((await from(given, code(1), '203.0.113.7')).status).toBe(429);
    expect((await from(given, backupCodes[0] ?? '', '203.0.113.7')).status).toBe(200);
    expect((await from(await ticket('maya'), code(1), '198.51.100.7')).status).toBe(200);
    vi.setSystemTime(START + 5 * MINUTE);
    const later = await ticket('maya');
    expect([(await from(later, '000000', '203.0.113.7')).status, (await from(later, code(), '203.0.113.7')).status]).toEqual([403, 429]);
  });

  test('TOTP6 who guesses from many networks has fifty guesses, and keeps nobody out who has a backup code', async () => {
    const { ticket, from, code, backupCodes } = await start();
    const given = await ticket('maya');
    let looked = 0;
    for (let guess = 0; guess < 80; guess += 1) {
      looked += Number((await from(given, '000000', `203.0.${guess}.7`)).status === 403);
    }
    expect(looked).toBe(50);
    expect((await from(given, code(1), '198.51.100.7')).status).toBe(429);
    expect((await from(given, backupCodes[0] ?? '', '198.51.100.7')).status).toBe(200);
    vi.setSystemTime(START + 15 * MINUTE);
    expect((await from(await ticket('maya'), code(), '198.51.100.7')).status).toBe(200);
  });
});
