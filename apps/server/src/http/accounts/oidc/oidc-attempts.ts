import type { ProviderWay } from '@parley/shared/oidc-requests.ts';
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseCookies } from 'better-auth/cookies';
import { z } from 'zod';
import type { Clock } from '../../../lib/clock.ts';
import type { OriginRules } from '../../origin.ts';
import { createSeal } from '../seal.ts';

/** How long (ms) somebody may take at the provider. */
const ATTEMPT_LASTS = 600_000;
/** Ways that one browser has begun and not gone to their end: beyond these it is to forget them. */
const ATTEMPTS_MOST = 5;

const attempt = z.object({
  provider: z.string(),
  way: z.enum(['enter', 'keep', 'link', 'again'] satisfies ProviderWay[]),
  to: z.string(),
  /** What makes the link of an invite one. */
  invite: z.string().nullable(),
  /** Of whoever is signed in and left. */
  sessionId: z.string().nullable(),
  redirectUri: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  began: z.number(),
  until: z.number(),
});

/** Somebody who has left for a provider: what they want, and what must come back. */
export type Attempt = z.infer<typeof attempt>;

export interface Attempts {
  /** The cookies by which the browser that leaves is known again. */
  keep(state: string, attempt: Omit<Attempt, 'began' | 'until'>, headers: IncomingHttpHeaders): string[];
  /** The attempt of this state, if this very browser has made it and not too long ago. */
  find(state: string, headers: IncomingHttpHeaders): Attempt | null;
  /** The cookie that makes the browser forget it. */
  forget(state: string): string;
}

/**
 * What an attempt needs is nowhere but in the browser that makes it, in a cookie that only we can read and that fits only its state. So strangers who begin a
 * million of them fill nothing; and who brings somebody a way back that is not theirs (login CSRF) finds nothing there that it belongs to.
 */
export function createAttempts(secret: string, { publicUrl }: Pick<OriginRules, 'publicUrl'>, clock: Clock): Attempts {
  const { seal, open } = createSeal(secret, 'ways to providers');
  const https = publicUrl?.startsWith('https://') ?? false;
  const prefix = `${https ? '__Host-' : ''}parley-way-`;
  // Lax: the way back comes from another site. Path: what begins with __Host- has to have this one, and no other name may set it then.
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;

  function nameOf(state: string): string {
    return prefix + createHash('sha256').update(state).digest('hex').slice(0, 12);
  }
  function gone(name: string): string {
    return `${name}=; Max-Age=0${attributes}`;
  }

  return {
    keep(state, begun, { cookie }) {
      const began = clock();
      const sealed = seal(JSON.stringify({ ...begun, began, until: began + ATTEMPT_LASTS } satisfies Attempt), state);
      const others = [...parseCookies(cookie ?? '').keys()].filter((name) => name.startsWith(prefix));
      const tooMany = others.length >= ATTEMPTS_MOST ? others : [];
      return [...tooMany.map(gone), `${nameOf(state)}=${sealed}; Max-Age=${ATTEMPT_LASTS / 1_000}${attributes}`];
    },
    find(state, { cookie }) {
      const sealed = parseCookies(cookie ?? '').get(nameOf(state));
      const opened = sealed === undefined ? null : open(sealed, state);
      if (opened === null) {
        return null;
      }
      const { data } = attempt.safeParse(JSON.parse(opened));
      return data !== undefined && clock() < data.until ? data : null;
    },
    forget: (state) => gone(nameOf(state)),
  };
}
