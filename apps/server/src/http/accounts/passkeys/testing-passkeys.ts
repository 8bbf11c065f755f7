import type { CreationOptions, Passkey, RequestOptions } from '@parley/shared/passkeys.ts';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../../db/schema.ts';
import type { Answer } from '../../testing.ts';
import { password, type startAccounts } from '../testing.ts';
import { type Authenticator, createAuthenticator, type Twist } from './testing-authenticator.ts';

/** Where the pages of these tests are. */
export const home = 'http://localhost:3000';
const page = { origin: home, host: 'localhost:3000' };

type Server = Awaited<ReturnType<typeof startAccounts>>;

/** What a page does about passkeys. */
export function passkeysOn({ ask, post }: Pick<Server, 'ask' | 'post'>, headers: Readonly<Record<string, string>> = page) {
  const send = (path: string, body: object, cookie = '') => post(path, body, cookie, headers);
  const prove = (cookie: string, given = password) => send('/api/account/passkeys/options', { password: given }, cookie);

  async function offer(cookie: string): Promise<CreationOptions> {
    return ((await prove(cookie)).json() as { options: CreationOptions }).options;
  }

  async function challenge(): Promise<RequestOptions> {
    return ((await send('/api/session/passkey/options', {})).json() as { options: RequestOptions }).options;
  }

  return {
    send,
    prove,
    offer,
    challenge,
    add: async (cookie: string, authenticator: Authenticator, twist: Twist = {}, options?: CreationOptions) =>
      send('/api/account/passkeys', { credential: authenticator.make(options ?? (await offer(cookie)), twist) }, cookie),
    signIn: async (authenticator: Authenticator, twist: Twist = {}, options?: RequestOptions, cookie = '') =>
      send('/api/session/passkey', { credential: authenticator.use(options ?? (await challenge()), twist) }, cookie),
    list: async (cookie: string) =>
      ((await ask('/api/account/passkeys', { headers: { cookie, 'x-parley': '1' } })).json() as { passkeys: Passkey[] }).passkeys,
    remove: (cookie: string, id: string, given = password) => send('/api/account/passkeys/remove', { id, password: given }, cookie),
  };
}

/** As many passkeys more for the one person who has some. */
export async function fill(db: Db, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await sql`
      insert into passkeys (id, person_id, public_key, counter, transports, name, site, created_at)
      select ${randomUUID()}, person_id, '', 0, '', '', site, created_at from passkeys limit 1`.execute(db);
  }
}

/** Everybody who is refused hears the same. */
export function refusal(answer: Answer): unknown[] {
  return [answer.status, answer.json(), answer.headers.getSetCookie()];
}

/** Somebody with an account and a passkey in it, and a new session since. */
export async function withPasskey(server: Server, userName: string, options: Parameters<typeof createAuthenticator>[1] = {}) {
  const passkeys = passkeysOn(server);
  const member = await server.member(`${userName} by name`, userName);
  const authenticator = createAuthenticator(home, options);
  const added = await passkeys.add(member.cookie, authenticator);
  return { ...passkeys, person: member.person, before: member.cookie, added, cookie: added.cookie, authenticator };
}
