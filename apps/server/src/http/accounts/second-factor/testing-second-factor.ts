import type { SecondFactor } from '@parley/shared/second-factor.ts';
import { codeAt, stepAt } from './one-time-code.ts';
import { password, type startAccounts } from '../testing.ts';

type Server = Awaited<ReturnType<typeof startAccounts>>;

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** What the app on somebody’s phone shows, so many steps from now. */
export function appWith(secret: string): (steps?: number) => string {
  const key = bytesOf(secret);
  return (steps = 0) => codeAt(key, stepAt(Date.now()) + steps);
}

/** What a page does about second factors. */
export function secondFactorOn({ ask, post, signIn }: Pick<Server, 'ask' | 'post' | 'signIn'>) {
  async function offer(cookie: string, given = password) {
    const answer = await post('/api/account/second-factor/offer', { password: given }, cookie);
    return { answer, ...(answer.json() as { secret: string; setup: string }) };
  }
  async function ticket(userName: string): Promise<string> {
    return ((await signIn({ userName, password })).json() as { ticket: string }).ticket;
  }
  return {
    offer,
    ticket,
    switchOn: (cookie: string, setup: string, code: string) => post('/api/account/second-factor', { setup, code }, cookie),
    enter: (given: string, code: string, cookie = '', headers: Readonly<Record<string, string>> = {}) =>
      post('/api/session/second-factor', { ticket: given, code }, cookie, headers),
    renew: (cookie: string, code: string, given = password) => post('/api/account/second-factor/backup-codes', { password: given, code }, cookie),
    switchOff: (cookie: string, code: string, given = password) => post('/api/account/second-factor/off', { password: given, code }, cookie),
    state: async (cookie: string) =>
      ((await ask('/api/account/second-factor', { headers: { cookie, 'x-parley': '1' } })).json() as { secondFactor: SecondFactor | null })
        .secondFactor,
  };
}

/** Somebody with an account and a second factor. The code of the present step has counted: theirs is the next. */
export async function withSecondFactor(server: Server, userName: string) {
  const on = secondFactorOn(server);
  const member = await server.member(`${userName} by name`, userName);
  const { secret, setup } = await on.offer(member.cookie);
  const code = appWith(secret);
  const switched = await on.switchOn(member.cookie, setup, code());
  const { backupCodes } = switched.json() as { backupCodes: string[] };
  return { ...on, person: member.person, before: member.cookie, switched, cookie: switched.cookie, secret, code, backupCodes };
}
