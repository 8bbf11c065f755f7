import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished, vi } from 'vitest';

/** A key and a certificate for 127.0.0.1, for this test only. */
export function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const what = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...what], { stdio: 'ignore' });
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}

interface Got {
  readonly to: readonly string[];
  /** As it came, unfolded where a line was too long for a mail. */
  readonly text: string;
}

/** A real SMTP server on a free port, until the test ends, and the mails that it got. */
export async function startSmtp(options: SMTPServerOptions = {}) {
  const mails: Got[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure === true || options.key !== undefined ? [] : ['STARTTLS'],
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const text = raw.replaceAll('=\r\n', '').replaceAll(/(?:=[\dA-F]{2})+/gu, (code) => Buffer.from(code.replaceAll('=', ''), 'hex').toString());
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    /** The next mail after so many. */
    mail: (number: number) =>
      vi.waitFor(
        () => {
          const got = mails[number - 1];
          if (got === undefined) throw new Error(`There are ${mails.length} mails.`);
          return got;
        },
        { timeout: 10_000 },
      ),
  };
}
