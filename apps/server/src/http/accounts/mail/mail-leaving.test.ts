import { expect, test, vi } from 'vitest';
import { forEachDatabase } from '../../../db/testing.ts';
import { password, startInvites } from '../../../features/invites/testing-invites.ts';
import { collectingLogger } from '../../../lib/testing-logger.ts';
import { startSmtp } from '../../../lib/testing-smtp.ts';
import { ask } from '../../testing.ts';

const publicUrl = 'http://localhost:3000';
const page = { origin: publicUrl };

function settings(port: number) {
  return { smtp: { url: `smtp://127.0.0.1:${port}`, from: 'parley@example.com' }, publicUrl };
}

forEachDatabase(({ create }) => {
  test('MAIL11 what was promised is sent before the server is gone; while it leaves nothing is promised, and who asks again after it is back is helped', async () => {
    const where = await create();
    const waiting: (() => void)[] = [];
    const slow = await startSmtp({
      onMailFrom(_address, _session, done) {
        waiting.push(done);
      },
    });
    const first = await startInvites(where, { ...settings(slow.port), rateLimits: true });
    const olga = await first.owner();
    const add = (cookie: string) => first.post('/api/mail/address', { address: 'olga@example.com', current: password }, cookie);
    expect((await add(olga)).status).toBe(200);
    await vi.waitFor(() => expect(waiting).toHaveLength(1), { timeout: 10_000 });
    const closed = first.server.close();
    await vi.waitFor(async () => {
      const answer = await ask(first.server.url, '/api/reset/mail', { body: { who: 'olga' }, headers: page });
      expect([answer.status, answer.json()]).toEqual([503, { code: 'retry', message: 'Try again in a moment.', afterMs: 10_000 }]);
    });
    waiting[0]?.();
    await closed;
    expect(slow.mails.map(({ to }) => to)).toEqual([['olga@example.com']]);
  });

  test('MAIL11 a mail that was lost when the server was killed can be asked for again at once', async () => {
    const where = await create();
    const stuck = await startSmtp({ onMailFrom: () => {}, closeTimeout: 1 });
    const { logger, lines } = collectingLogger();
    const first = await startInvites(where, { ...settings(stuck.port), rateLimits: true }, logger);
    const olga = await first.owner();
    const body = { address: 'olga@example.com', current: password };
    for (const _ of [1, 2, 3]) {
      expect((await first.post('/api/mail/address', body, olga)).status).toBe(200);
    }
    // As a kill would: it does not wait for what hangs.
    await first.server.close();
    expect(lines.map(({ msg }) => msg)).toContain('mails that were under way were not sent: who waits for one asks again');
    const works = await startSmtp();
    const second = await startInvites(where, { ...settings(works.port), rateLimits: true });
    expect((await second.post('/api/mail/address', body, olga)).status).toBe(200);
    const [, token = ''] = /confirm#(\S+)/u.exec((await works.mail(1)).text) ?? [];
    expect((await second.post('/api/mail/confirm', { token })).json()).toEqual({ address: 'olga@example.com' });
  }, 20_000);
});
