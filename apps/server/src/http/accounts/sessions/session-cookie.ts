import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as z from 'zod';

/**
 * The cookie that carries a session, made of the token alone, and read again: what is kept of sessions the library never sees. Only for us to call:
 * none of the library’s routes is reachable.
 */
export function sessionCookie() {
  return {
    id: 'parley-session-cookie',
    endpoints: {
      /** The token that a request’s cookie carries, if it is one that we made. */
      sessionToken: createAuthEndpoint(
        '/parley/session-token',
        { method: 'GET', requireHeaders: true, metadata: { SERVER_ONLY: true } },
        async ({ context, getSignedCookie, json }) => {
          const token = await getSignedCookie(context.authCookies.sessionToken.name, context.secret);
          return json({ token: token === false || token === '' ? null : token });
        },
      ),
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
