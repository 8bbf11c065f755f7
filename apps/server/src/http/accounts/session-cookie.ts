import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as z from 'zod';

/**
 * The cookie that carries a session, for one that we write ourselves. It is made of the token alone: nothing is read. Only for us to call: none of the
 * library’s routes is reachable.
 */
export function sessionCookie() {
  return {
    id: 'parley-session-cookie',
    endpoints: {
      sessionCookie: createAuthEndpoint(
        '/parley/session-cookie',
        { method: 'POST', body: z.object({ token: z.string() }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          // Without its cache of sessions in cookies, which is off, the library looks at nothing else of them.
          await setSessionCookie(ctx, { session: { token: ctx.body.token }, user: {} } as Parameters<typeof setSessionCookie>[1], false);
          return ctx.json({});
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
