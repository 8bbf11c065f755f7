import type { MyProviders, OidcOutcome, ProviderWay } from '@parley/shared/oidc-requests.ts';
import type { sql } from 'kysely';
import { expect } from 'vitest';
import type { Config } from '../../../config.ts';
import { connect } from '../../../db/connect.ts';
import type { TestDatabase } from '../../../db/testing.ts';
import type { Logger } from '../../../lib/logger.ts';
import { start } from '../../../testing-server.ts';
import { type Answer, ask } from '../../testing.ts';
import { password } from '../testing.ts';
import { listenProvider, signInThere } from './testing-provider.ts';

/** A browser at a Parley: keeps cookies, and is on its page. */
export function browser(url: string) {
  const jar = new Map<string, string>();
  function headers(): Record<string, string> {
    return jar.size === 0 ? {} : { cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
  }
  function keep(answer: Answer): Answer {
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (/Max-Age=0/u.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  const get = async (path: string) => keep(await ask(url, path, { headers: { ...headers(), 'x-parley': '1' } }));
  const post = async (path: string, body: object, more: Record<string, string> = {}) =>
    keep(await ask(url, path, { body, headers: { ...headers(), origin: url, ...more } }));

  async function leave(provider: string, way: ProviderWay = 'enter', more: object = {}): Promise<string> {
    const answer = await post('/api/oidc/start', { provider, way, to: '/', ...more });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return (answer.json() as { url: string }).url;
  }
  /** Opens an address that it was led to from elsewhere. */
  async function open(address: string): Promise<{ status: number; to: string | null; outcome: string | null }> {
    const { pathname, search } = new URL(address);
    const answer = keep(
      await ask(url, pathname + search, { headers: { ...headers(), 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }),
    );
    const to = answer.headers.get('location');
    return { status: answer.status, to, outcome: to === null ? null : new URL(to, url).searchParams.get('oidc') };
  }
  return {
    jar,
    get,
    post,
    leave,
    open,
    /** The whole way there and back. */
    signIn: async (provider: string, login: string | null, way: ProviderWay = 'enter', more: object = {}) =>
      open(await signInThere(await leave(provider, way, more), login)),
    whoIs: async () => ((await get('/api/session')).json() as { person: { id: string; name: string } | null }).person,
    account: async () => (await get('/api/account')).json() as { account: { userName: string } | null; sessions: { id: string }[] },
    providers: async () => (await get('/api/account/providers')).json() as MyProviders,
  };
}

/** How it is said on the way back. */
export function back(outcome: OidcOutcome, provider = 'company', to = '/'): { status: number; to: string; outcome: string } {
  return { status: 303, to: `${to}?oidc=${outcome}.${provider}`, outcome: `${outcome}.${provider}` };
}

export const home = { status: 303, to: '/', outcome: null };

/** A provider that knows a few people, before anybody comes back from it. */
export function listenCompany() {
  return listenProvider(
    new Map([
      ['maya-1', { name: 'Maya Lin', preferred_username: 'Maya.Lin', email: 'maya@example.com', email_verified: true }],
      ['tom-2', { name: 'Tom', email: 'tom@example.com', email_verified: false }],
      ['bare-3', {}],
    ]),
  );
}

/** A Parley with a provider. */
export async function beginWithCompany(where: TestDatabase, settings: Partial<Config> = {}, logger?: Logger) {
  const company = await listenCompany();
  const server = await start(where, { rateLimits: false, oidc: [company.settings('company')], ...settings }, logger);
  const { url } = server;
  company.serve(`${url}/api/oidc/callback/company`);
  async function query<Row>(what: ReturnType<typeof sql<Row>>): Promise<Row[]> {
    const database = await connect(where, () => {});
    const { rows } = await what.execute(database.write);
    await database.close();
    return rows;
  }
  return { where, company, url, server, ownerLink: server.ownerLink, query };
}

/** Somebody who came in by a name and has made an account of it. */
export async function member(url: string, name: string, userName: string) {
  const browsing = browser(url);
  await browsing.post('/api/guests', { name });
  expect((await browsing.post('/api/account', { userName, password })).status).toBe(200);
  return browsing;
}
