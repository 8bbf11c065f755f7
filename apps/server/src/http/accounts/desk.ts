import type { Request, RequestHandler, Response } from 'express';
import type { Allowance, Limiter } from '../../lib/limiter.ts';
import { clientAddress, wideNetwork } from '../client-address.ts';
import { refuse, refuseField } from '../reply.ts';
import type { Accounts, Session } from './sessions/accounts.ts';
import type { Credentials } from './passwords/credentials.ts';
import { deviceName } from './sessions/device-name.ts';
import { atAccount, createHashing, type Hashing, mayTry } from './form.ts';

export interface DeskParts {
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  /** For nothing but guesses: what strangers make up fills it, and must not push out what else is counted. */
  readonly guesses: Limiter;
  readonly trustProxy: number;
}

/** What every way in and around an account asks in the same way: one for all of them, so that one count and one line are held against everybody. */
export interface Desk {
  /** The network that a request is counted for. */
  from(request: Request): string;
  deviceOf(request: Request): string;
  /** For who is signed in; everybody else is told that they are not. */
  signedIn(handle: (session: Session, request: Request, response: Response) => Promise<void>): RequestHandler;
  readonly hashing: Hashing;
  /** Whether this is the password of who is in; if not, it has been said, beside the field that it came from. */
  proves(session: Session, password: string, request: Request, response: Response, field?: 'password' | 'current'): Promise<boolean>;
}

/** Passwords that one person has looked at, however right they are: each takes a hash. */
export const proofs: Allowance = { perSecond: 0.1, burst: 20 };

export function createDesk({ accounts, credentials, guesses, trustProxy }: DeskParts): Desk {
  const hashing = createHashing(guesses);

  function from(request: Request): string {
    return wideNetwork(clientAddress(request, trustProxy));
  }

  return {
    from,
    deviceOf: (request) => deviceName(request.headers['user-agent']),
    signedIn: (handle) => async (request, response) => {
      const session = await accounts.authenticate(request.headers);
      if (session === null) {
        refuse(response, 'unauthenticated', 'Sign in first.');
      } else {
        await handle(session, request, response);
      }
    },
    hashing,
    async proves(session, password, request, response, field = 'password') {
      if (session.userName === null) {
        refuse(response, 'forbidden', 'Make an account first.');
        return false;
      }
      if (!(await credentials.hasPassword(session))) {
        refuse(response, 'forbidden', 'You have no password yet. Set one in your account first.');
        return false;
      }
      // By session and network, as where the password is changed: whoever has stolen the cookie uses up their own guesses, not the owner’s.
      const key = `password ${from(request)} ${session.sessionId}`;
      const each = `proofs ${session.personId}`;
      if (!mayTry(guesses, response, [key, atAccount], [each, proofs])) {
        return false;
      }
      const right = await hashing(session.personId, [key, each], () => credentials.isPassword(session, password));
      if (right) {
        guesses.forget(key);
      } else {
        refuseField(response, field, 'forbidden', 'This is not your password.');
      }
      return right;
    },
  };
}
