import type { SMTPServerOptions } from 'smtp-server';
import { expect, test, vi } from 'vitest';
import type { Logger } from './logger.ts';
import { createMailer, type Mail } from './mailer.ts';
import { quiet } from './testing-logger.ts';
import { certificate, startSmtp } from './testing-smtp.ts';

const letter: Mail = { to: 'maya@example.com', subject: 'Hello', text: 'a canary sings\n' };
/** This machine, by a name that does not say so. */
const aliasOfThis = '0x7f.1';
const from = 'Parley <parley@example.com>';

function listening() {
  const [lines, warnings]: [unknown[], unknown[]] = [[], []];
  const logger: Logger = {
    ...quiet,
    error: (fields, message) => void lines.push([fields, message]),
    warn: (fields, message) => void warnings.push([fields, message]),
  };
  return { lines, warnings, logger };
}

test('MAIL2 mail goes out with name and password, over TLS from the start or once both have agreed on it', async () => {
  const pair = certificate();
  const tls = { ca: pair.cert };
  const seen: unknown[] = [];
  const auth: SMTPServerOptions = {
    ...pair,
    authOptional: false,
    onAuth({ username, password }, { secure }, done) {
      seen.push([username, password, secure]);
      done(null, { user: 'parley' });
    },
  };
  const secure = await startSmtp({ ...auth, secure: true });
  createMailer({ url: `smtps://par%40ley:s%2Fcret@127.0.0.1:${secure.port}`, from }, quiet, { tls }).later((send) => send(letter));
  expect(await secure.mail(1)).toMatchObject({ to: ['maya@example.com'], text: expect.stringContaining('a canary sings') as string });
  const starting = await startSmtp(auth);
  const elsewhere = { tls: { ...tls, servername: 'localhost' }, pauses: [] };
  const { lines, logger } = listening();
  createMailer({ url: `smtp://par%40ley:s%2Fcret@${aliasOfThis}:${starting.port}`, from }, logger, elsewhere).later((send) => send(letter));
  await starting.mail(1);
  expect(seen).toEqual([
    ['par@ley', 's/cret', true],
    ['par@ley', 's/cret', true],
  ]);
  // To a server elsewhere that can’t do it nothing is said, unless one asks for it.
  const open = await startSmtp();
  createMailer({ url: `smtp://${aliasOfThis}:${open.port}`, from }, logger, elsewhere).later((send) => send(letter));
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 10_000 });
  expect(open.mails).toEqual([]);
  createMailer({ url: `smtp://${aliasOfThis}:${open.port}?tls=off`, from }, logger, elsewhere).later((send) => send(letter));
  await open.mail(1);
});

test('MAIL2 MAIL3 what cannot be trusted gets no mail: that is tried a few times, then logged without address or text', async () => {
  const { lines, warnings, logger } = listening();
  const untrusted = await startSmtp({ ...certificate(), secure: true });
  const mailer = createMailer({ url: `smtps://u:s%2Fcret@127.0.0.1:${untrusted.port}`, from }, logger, { pauses: [1, 1] });
  mailer.later((send) => send(letter));
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 10_000 });
  expect(untrusted.mails).toEqual([]);
  const code = { code: expect.any(String) as string };
  expect(lines).toEqual([[code, 'a mail could not be sent: look at SMTP_URL and MAIL_FROM']]);
  // Once, and at the first of three failures.
  expect(warnings).toEqual([[code, 'a mail could not be sent and is tried again: look at SMTP_URL and MAIL_FROM']]);
  expect(JSON.stringify([lines, warnings])).not.toMatch(/maya|canary|cret|127/u);
});

test('MAIL3 a mail that was put off comes with a later try, and leaving waits a moment for it', async () => {
  let refusals = 2;
  const smtp = await startSmtp({
    onMailFrom(_address, _session, done) {
      refusals -= 1;
      done(refusals >= 0 ? Object.assign(new Error('later'), { responseCode: 451 }) : null);
    },
  });
  const { lines, warnings, logger } = listening();
  const mailer = createMailer({ url: `smtp://127.0.0.1:${smtp.port}`, from }, logger, { pauses: [1, 1, 1] });
  mailer.later((send) => send(letter));
  await smtp.mail(1);
  expect(warnings).toHaveLength(1);
  mailer.later((send) => send(letter));
  await mailer.drain(5_000);
  expect([smtp.mails.length, lines]).toEqual([2, []]);
});

test('MAIL11 who leaves promises no mail any more, and says of one that it could not wait for that it was not sent', async () => {
  const stuck = await startSmtp({ onMailFrom: () => {}, closeTimeout: 1 });
  const { warnings, logger } = listening();
  const mailer = createMailer({ url: `smtp://127.0.0.1:${stuck.port}`, from }, logger, { pauses: [] });
  expect(mailer.takes()).toBe(true);
  mailer.later((send) => send(letter));
  await mailer.drain(10);
  expect([mailer.takes(), warnings]).toEqual([false, [[{}, 'mails that were under way were not sent: who waits for one asks again']]]);
  mailer.later((send) => send(letter));
  expect(warnings[1]).toEqual([{}, 'a mail was not sent: the server leaves']);
});

test('MAIL3 a mail that is refused for good is not tried again', async () => {
  let tries = 0;
  const smtp = await startSmtp({
    onRcptTo(_address, _session, done) {
      tries += 1;
      done(Object.assign(new Error('nobody here'), { responseCode: 550 }));
    },
  });
  const { lines, logger } = listening();
  createMailer({ url: `smtp://127.0.0.1:${smtp.port}`, from }, logger, { pauses: [1, 1, 1] }).later((send) => send(letter));
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 10_000 });
  expect([tries, lines]).toEqual([1, [[{ code: 'EENVELOPE 550' }, 'a mail could not be sent']]]);
});

test('MAIL4 nothing that stands in a mail gets into its head', async () => {
  const smtp = await startSmtp();
  const mailer = createMailer({ url: `smtp://127.0.0.1:${smtp.port}`, from }, quiet, { pauses: [] });
  const injected = '\r\nBcc: eve@example.com\r\n\r\nhi';
  mailer.later((send) => send({ to: 'maya@example.com', subject: `Hello${injected}`, text: `Hello${injected}` }));
  const { to, text } = await smtp.mail(1);
  expect(to).toEqual(['maya@example.com']);
  expect(text.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/imu);
});
