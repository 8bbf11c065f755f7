import { type Account, type AccountSession, accountRequests } from '@parley/shared/accounts.ts';
import { leavingRequests } from '@parley/shared/leaving-requests.ts';
import type { Person } from '@parley/shared/features/people.ts';
import type { Problem } from '../lib/problem.ts';
import { waitText } from '../lib/wait-text.ts';
import { ask } from './account.ts';

/** What became of a request: its answer, or why there is none. */
export type Asked<Value> = { readonly value: Value } | { readonly problem: Problem };

/** Somebody’s account, if they have one, and where they are signed in. */
export interface MyAccount {
  readonly account: Account | null;
  readonly sessions: readonly AccountSession[];
  /** They have no password. */
  readonly passwordless?: true | undefined;
}

/** The part of a schema that is needed here. */
interface Output<Value> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: Value | undefined };
}

/** The server could not be asked, or did not answer as it does. */
export const unreachable: Problem = { message: 'The server can’t be reached. Check your connection and try again.', general: true };

/** Why the server did not do what it was asked, as its answer says. */
export function refusal(status: number, fields: Readonly<Record<string, unknown>>): Problem {
  const { code, message, field, suggestion, also, afterMs } = fields;
  if (code === 'retry' && typeof afterMs === 'number') {
    const why = status === 429 ? 'Too many tries.' : 'The server is busy.';
    return { message: `${why} Try again in ${waitText(afterMs)}.`, general: true };
  }
  if (typeof message !== 'string') return unreachable;
  if (typeof field !== 'string') return { message, general: true, ...(code === 'gone' && { gone: true }) };
  const others = Array.isArray(also) ? also.map((each: Readonly<Record<string, unknown>>) => refusal(status, each)) : [];
  return { message, field, ...(typeof suggestion === 'string' && { suggestion }), ...(others.length > 0 && { also: others }) };
}

/** What the server answered, as the contract has it, or why there is no answer. */
export async function understand<Value>(asked: ReturnType<typeof ask>, output: Output<Value>): Promise<Asked<Value>> {
  try {
    const { ok, status, fields } = await asked;
    if (!ok) return { problem: refusal(status, fields) };
    const { data } = output.safeParse(fields);
    return data === undefined ? { problem: unreachable } : { value: data };
  } catch {
    return { problem: unreachable };
  }
}

/** Asks the server. */
export function request<Value>(path: string, output: Output<Value>, body?: object): Promise<Asked<Value>> {
  return understand(ask(path, body), output);
}

/** What user name and password give: one is in, or has a ticket for the second step. */
type SignedIn = { readonly person: Person } | { readonly ticket: string };

/** Comes in as who one is by user name and password. */
export function signIn(body: { readonly userName: string; readonly password: string }): Promise<Asked<SignedIn>> {
  return request('/api/session', accountRequests['POST /api/session'].output, body);
}

/** Asks for one’s account. */
export function askAccount(): Promise<Asked<MyAccount>> {
  return request('/api/account', accountRequests['GET /api/account'].output);
}

/** Makes a guest’s account. */
export function createAccount(body: { readonly userName: string; readonly password: string }): Promise<Asked<{ readonly account: Account }>> {
  return request('/api/account', accountRequests['POST /api/account'].output, body);
}

/** Changes the password, and ends every other session. */
export function changePassword(body: { readonly current: string; readonly password: string }): Promise<Asked<object>> {
  return request('/api/account/password', accountRequests['POST /api/account/password'].output, body);
}

/** Deletes one’s account, and one’s messages if they are to go, too. */
export function deleteAccount(body: {
  readonly messages: 'keep' | 'erase';
  readonly password?: string;
  readonly confirm?: string;
}): Promise<Asked<object>> {
  return request('/api/account/delete', leavingRequests['POST /api/account/delete'].output, body);
}

/** Ends one of one’s sessions, or all the others. */
export function endSessions(which: { readonly id: string } | { readonly others: true }): Promise<Asked<object>> {
  return request('/api/account/sessions/end', accountRequests['POST /api/account/sessions/end'].output, which);
}
