import type { Ack } from '@parley/shared/ack.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { isCommand } from '@parley/shared/protocol.ts';
import { Router } from 'express';
import type { Authenticate } from './accounts/sessions/accounts.ts';
import { refuse, reply } from './reply.ts';

export type Dispatch = (
  caller: { readonly personId: PersonId; readonly sessionId: string; readonly device: null },
  name: string,
  input: unknown,
) => Promise<Ack<unknown>>;

/** Every command as `POST /<command>`, for bots and scripts: the same wrapper, the same answers as over a socket. */
export function serveCommands(authenticate: Authenticate, dispatch: Dispatch): Router {
  const router = Router();
  router.post('/:command', async (request, response, next) => {
    const { command } = request.params;
    if (!isCommand(command)) {
      next();
      return;
    }
    const session = await authenticate(request.headers);
    if (session === null) {
      refuse(response, 'unauthenticated', 'Sign in first.');
    } else {
      reply(response, await dispatch({ personId: session.personId, sessionId: session.sessionId, device: null }, command, request.body));
    }
  });
  return router;
}
