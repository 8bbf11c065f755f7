import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { quiet } from '../lib/testing-logger.ts';
import { unlimited } from '../lib/unlimited.ts';
import { type AppParts, createApp } from './app.ts';
import { createHealth } from './health.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
  json(): unknown;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes are sent as they are; an object as JSON, with its type. */
  readonly body?: object | string;
  readonly signal?: AbortSignal;
}

/** Sends exactly this request: unlike fetch, no header is added and no path is tidied up. */
export function ask(url: string, path: string, { method, headers = {}, body, signal }: Asking = {}): Promise<Answer> {
  const json = typeof body === 'object' && !Buffer.isBuffer(body);
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = send(
      {
        hostname,
        port,
        path,
        agent: false,
        ...(signal && { signal }),
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString();
          const pairs = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
            values.map((value): [string, string] => [name, value]),
          );
          resolve({ status: response.statusCode ?? 0, headers: new Headers(pairs), text, bytes, json: () => JSON.parse(text) as unknown });
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(json ? JSON.stringify(body) : body);
  });
}

/** The HTTP app on a port of its own, with whatever parts the test does not bring left empty. */
export async function startApp(parts: Partial<AppParts> = {}): Promise<(path: string, asking?: Asking) => Promise<Answer>> {
  const health = createHealth(() => Promise.resolve());
  onTestFinished(() => health.close());
  const app = createApp({
    origins: { allowedOrigins: [], publicUrl: null, trustProxy: 0 },
    strange: () => {},
    webDir: '/nowhere',
    trustProxy: 0,
    accounts: {
      authenticate: () => Promise.resolve(null),
      whoseEnded: () => Promise.resolve(null),
      ended: () => Promise.resolve(new Set()),
      signIn: () => Promise.reject(new Error('not in this test')),
      signOut: () => Promise.resolve({ session: null, cookies: [] }),
      forget: () => Promise.resolve(),
    },
    credentials: {
      hash: () => Promise.reject(new Error('not in this test')),
      create: () => Promise.reject(new Error('not in this test')),
      recognize: () => Promise.resolve(null),
      enter: () => Promise.reject(new Error('not in this test')),
      changePassword: () => Promise.reject(new Error('not in this test')),
      setPassword: () => Promise.reject(new Error('not in this test')),
      hasPassword: () => Promise.resolve(true),
      isPassword: () => Promise.resolve(false),
      begin: () => Promise.reject(new Error('not in this test')),
      sessions: () => Promise.resolve([]),
      end: () => Promise.resolve([]),
    },
    avatars: { keep: () => Promise.reject(new Error('not in this test')), find: () => Promise.resolve(null) },
    addresses: null,
    providers: [],
    attempts: { keep: () => [], find: () => null, forget: () => '' },
    spend: () => Promise.resolve(false),
    identities: {
      whose: () => Promise.resolve(null),
      enter: () => Promise.reject(new Error('not in this test')),
      create: () => Promise.reject(new Error('not in this test')),
      keep: () => Promise.reject(new Error('not in this test')),
      link: () => Promise.reject(new Error('not in this test')),
      hasUsed: () => Promise.resolve(false),
      begin: () => Promise.resolve(null),
      isProved: () => Promise.resolve(false),
      list: () => Promise.resolve([]),
      unlink: () => Promise.resolve('signed out'),
    },
    resets: { look: () => Promise.resolve(null), reset: () => Promise.resolve(null) },
    deviceLinks: { make: () => Promise.reject(new Error('not in this test')), look: () => Promise.resolve(null), enter: () => Promise.resolve(null) },
    invitations: {
      look: () => Promise.resolve(null),
      isAccepted: () => Promise.resolve(false),
      begin: () => Promise.resolve(null),
      whyTaken: () => Promise.resolve(null),
      wasUsedBy: () => Promise.resolve(false),
      accept: () => Promise.reject(new Error('not in this test')),
    },
    departures: { leave: () => Promise.reject(new Error('not in this test')), repeat: () => Promise.resolve() },
    roleChanges: { change: () => Promise.reject(new Error('not in this test')) },
    exportOf: () => Promise.resolve(Readable.from([])),
    guests: true,
    passkeys: {
      list: () => Promise.resolve([]),
      offer: () => Promise.reject(new Error('not in this test')),
      add: () => Promise.resolve('refused'),
      remove: () => Promise.resolve('signed out'),
      ask: () => ({ challenge: '', rpId: '', timeout: 0, userVerification: 'required' }),
      recognize: () => Promise.resolve(null),
      enter: () => Promise.resolve('refused'),
    },
    secondFactors: {
      state: () => Promise.resolve(null),
      offer: () => Promise.reject(new Error('not in this test')),
      switchOn: () => Promise.resolve('gone'),
      renew: () => Promise.resolve('off'),
      switchOff: () => Promise.resolve('off'),
      ticket: () => '',
      whose: () => null,
      enter: () => Promise.resolve('gone'),
    },
    guesses: unlimited,
    codeGuesses: unlimited,
    people: { find: () => Promise.resolve(null), enter: () => Promise.reject(new Error('not in this test')) },
    dispatch: () => Promise.reject(new Error('not in this test')),
    ended: () => {},
    limiter: unlimited,
    health,
    logger: quiet,
    ackOf: (error, where) => {
      (parts.logger ?? quiet).error({ ...where, err: error }, 'failed on our side');
      return { ok: null, afterMs: 1_000 };
    },
    ...parts,
  });
  const http = createServer(app);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => void http.close(resolve));
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return (path, asking) => ask(url, path, asking);
}
