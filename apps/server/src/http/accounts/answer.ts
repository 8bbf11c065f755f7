import type { Response } from 'express';
import { type FieldProblem, refuse, refuseField, refuseFields } from '../reply.ts';
import type { Session } from './sessions/accounts.ts';
import type { Begun, Why } from './sessions/beginnings.ts';
import type { EndedSession } from './passwords/credentials.queries.ts';

/** The new cookie. Sockets of the old one go once it is there: before, this browser’s would come back with the old one. */
export function beginSession(response: Response, begun: Begun, own: Session | null, ended: (session: EndedSession) => void): void {
  for (const session of begun.ended) {
    if (session.sessionId === own?.sessionId && !response.destroyed) {
      response.once('close', () => ended(session));
    } else {
      ended(session);
    }
  }
  response.append('Set-Cookie', begun.cookies);
}

/** The same, with what there is to say. */
export function answerWithSession(response: Response, begun: Begun, own: Session | null, body: object, ended: (session: EndedSession) => void): void {
  beginSession(response, begun, own, ended);
  response.json(body);
}

/** A user name that somebody has. */
export const taken: FieldProblem = { field: 'userName', code: 'conflict', message: 'Somebody has this user name. Try another one.' };

/** Said only to who has proved that it is theirs. */
export function refuseDeactivated(response: Response): void {
  refuse(response, 'forbidden', 'This account is deactivated. Ask somebody who looks after this Parley.');
}

export function refuseFor(response: Response, why: Why): void {
  switch (why) {
    case 'taken':
      return refuseFields(response, taken, []);
    case 'has account':
      return refuse(response, 'conflict', 'You have an account already.');
    case 'signed out':
    case 'second factor':
      return refuse(response, 'unauthenticated', 'You were signed out here. Sign in again.');
    case 'deactivated':
      return refuseDeactivated(response);
    case 'changed':
      return refuseField(response, 'current', 'forbidden', 'This is not your password.');
  }
}
