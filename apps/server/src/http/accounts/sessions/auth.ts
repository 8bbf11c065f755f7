import { uuidv7 } from '@parley/shared/uuid.ts';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { anonymous } from 'better-auth/plugins/anonymous';
import type { Kysely } from 'kysely';
import type { Database, DatabaseKind } from '../../../db/connect.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { OriginRules } from '../../origin.ts';
import { sessionCookie } from './session-cookie.ts';

const DAY = 86_400;
/** A session ends this long after it began, however much it is used. In seconds. */
export const SESSION_LASTS = 90 * DAY;

export interface AuthConfig extends Pick<OriginRules, 'publicUrl' | 'allowedOrigins'> {
  readonly secret: string;
}

/**
 * The session cookie. Under https bound to the very host (`__Host-`). Only pages on other sites that we let in need SameSite=None;
 * what may be done with the cookie is decided by Origin anyway.
 */
function cookie({ publicUrl, allowedOrigins }: AuthConfig) {
  const https = publicUrl?.startsWith('https://') ?? false;
  return {
    name: https ? '__Host-parley' : 'parley',
    attributes: { httpOnly: true, path: '/', secure: https, sameSite: https && allowedOrigins.length > 0 ? 'none' : 'lax' },
  } as const;
}

/** Our tables' names: `user` is a reserved word in PostgreSQL. */
const tables = {
  // What one signs in with; our own statements write it.
  user: { modelName: 'auth_users', additionalFields: { username: { type: 'string', required: false, unique: true, input: false } } },
  session: { modelName: 'auth_sessions' },
  account: { modelName: 'auth_accounts' },
  verification: { modelName: 'auth_verifications' },
} as const;

const plugins = [anonymous({ emailDomainName: 'guests.invalid', generateName: () => 'guest' }), sessionCookie()];

/** What the tables depend on; all that a migration needs. */
export function storage<Schema>(db: Kysely<Schema>, kind: DatabaseKind) {
  return {
    ...tables,
    database: { db, type: kind },
    advanced: { database: { generateId: () => uuidv7() } },
    plugins,
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions;
}

/** better-auth, used as a library: none of its routes is reachable, and of sessions it makes and reads the cookie only. */
export function createAuth(database: Database, config: AuthConfig, logger: Logger) {
  const base = storage(database.write, database.kind);
  return betterAuth({
    ...base,
    session: { ...base.session, expiresIn: SESSION_LASTS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    baseURL: config.publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret: config.secret,
    advanced: { ...base.advanced, useSecureCookies: false, cookies: { session_token: cookie(config) }, ipAddress: { disableIpTracking: true } },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, _message, ...details) => logger.error({ err: details.find((detail) => detail instanceof Error) }, 'accounts failed'),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
