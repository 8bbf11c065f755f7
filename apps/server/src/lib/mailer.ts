import type { ConnectionOptions } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from './logger.ts';

/** A mail of plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail. Nobody waits for it, and nothing ends by it. */
export interface Mailer {
  /** Whether it would do something now: false while it leaves, or has too much to do. Nobody is promised a mail then. */
  takes(): boolean;
  /** Does this beside everything else: it may send mails. What fails in it is logged. */
  later(task: (send: (mail: Mail) => Promise<void>) => Promise<void>): void;
  /** Takes no more, and waits for what is under way, so long (ms): a mail that waits to be tried again is tried at once, for the last time. */
  drain(most: number): Promise<void>;
}

export interface MailServer {
  readonly url: string;
  readonly from: string;
}

interface Options {
  /** Pauses (ms) before a mail is tried again. */
  readonly pauses?: readonly number[];
  readonly tls?: ConnectionOptions;
}

/** Tasks beside everything else: more are dropped, so that nobody fills the memory. */
const TASKS_MOST = 200;
const PAUSES = [2_000, 15_000, 60_000];
const ANSWER_MOST = 20_000;

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

async function connect({ url }: MailServer, tls: ConnectionOptions) {
  const { protocol, hostname, port, username, password, search } = new URL(url);
  const secure = protocol === 'smtps:';
  const open = !secure && (isLoopback(hostname) || search === '?tls=off');
  // Who sends no mail does not load it.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host: hostname.replace(/^\[|\]$/gu, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // What stands in mails lets people in: it goes through no open line but within one machine.
    requireTLS: !secure && !open,
    ignoreTLS: open,
    tls,
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: ANSWER_MOST,
    greetingTimeout: ANSWER_MOST,
    socketTimeout: ANSWER_MOST,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What of a failure says nothing of the mail: neither to whom, nor what stood in it. */
function codeOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'unknown';
}

/** The server said no, and will again: there is nobody at that address, as a rule (RFC 5321, 4.2.1). */
function isFinal(error: unknown): boolean {
  const { responseCode } = (error ?? {}) as { responseCode?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500;
}

/** What to mend; a refused address is no matter of the settings. */
function whereToLook(error: unknown): string {
  return (error as { command?: unknown } | null)?.command === 'RCPT TO' ? '' : ': look at SMTP_URL and MAIL_FROM';
}

export function createMailer(server: MailServer, logger: Logger, { pauses = PAUSES, tls = {} }: Options = {}): Mailer {
  const tasks = new Set<Promise<void>>();
  const leaving = new AbortController();
  let transport: ReturnType<typeof connect> | undefined;

  async function send({ to, subject, text }: Mail): Promise<void> {
    for (const [tries, wait] of [...pauses, null].entries()) {
      try {
        transport ??= connect(server, tls);
        await (await transport).sendMail({ from: server.from, to: { name: '', address: to }, subject, text });
        return;
      } catch (error) {
        if (wait === null || leaving.signal.aborted || isFinal(error)) {
          logger.error({ code: codeOf(error) }, `a mail could not be sent${whereToLook(error)}`);
          return;
        }
        // The first time already: whoever sets this up looks now, and not in a minute.
        if (tries === 0) {
          logger.warn({ code: codeOf(error) }, `a mail could not be sent and is tried again${whereToLook(error)}`);
        }
        await pause(wait, undefined, { signal: leaving.signal, ref: false }).catch(() => {});
      }
    }
  }

  const takes = () => tasks.size < TASKS_MOST && !leaving.signal.aborted;

  return {
    takes,
    later(task) {
      if (!takes()) {
        logger.warn({}, leaving.signal.aborted ? 'a mail was not sent: the server leaves' : 'too many mails at once: one was not sent');
        return;
      }
      const doing = task(send)
        .catch((error: unknown) => logger.error({ code: codeOf(error) }, 'a mail could not be written'))
        .finally(() => tasks.delete(doing));
      tasks.add(doing);
    },
    async drain(most) {
      leaving.abort();
      await Promise.race([Promise.all(tasks), pause(most, undefined, { ref: false })]);
      if (tasks.size > 0) {
        logger.warn({}, 'mails that were under way were not sent: who waits for one asks again');
      }
    },
  };
}
