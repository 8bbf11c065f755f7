import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { toOrigin } from './http/origin.ts';
import { commaList } from './lib/list.ts';
import { type OidcSettings, readOidc } from './oidc-settings.ts';
import { readSmtp, type Smtp } from './smtp-settings.ts';

/** All that can be set from outside. */
export interface Config {
  /** 0: any free one. */
  readonly port: number;
  /** Null: every interface. */
  readonly host: string | null;
  readonly dataDir: string;
  /** `postgres://…`; null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Origins besides our own whose pages may use the server. */
  readonly allowedOrigins: readonly string[];
  /** The origin under which people reach the server, where it is known. */
  readonly publicUrl: string | null;
  /** How many proxies of ours stand in front: what they say about the request is believed, and nobody else. */
  readonly trustProxy: number;
  /** Open sockets from one address; infinite: as many as come. */
  readonly socketsPerAddress: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Whether one may come in by a name alone, without an invite. */
  readonly guests: boolean;
  /** Off only for load tests. */
  readonly rateLimits: boolean;
  /** Where the built web app lies. */
  readonly webDir: string;
  /** What sessions are signed with; null: one is made on the first start and kept in `dataDir`. */
  readonly authSecret: string | null;
  /** Null: no mail is sent. */
  readonly smtp: Smtp | null;
  /** Where people can sign in to come in here. */
  readonly oidc: readonly OidcSettings[];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

// The same from src/config.ts and from dist/main.js.
const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));

function wholeNumber(most: number) {
  const message = `must be a whole number from 0 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/u, message)
    .transform(Number)
    .refine((value) => value <= most, message);
}

const origin = z.string().transform((value, context) => {
  const found = toOrigin(value.replace(/\/$/u, ''));
  if (found === null) {
    context.addIssue('must be like https://chat.example.com, without a path');
    return z.NEVER;
  }
  return found;
});

const settings = z.object({
  PORT: wholeNumber(65_535).default(3000),
  HOST: z.string().nullable().default(null),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/u, 'must begin with postgres:// or be left out')
    .nullable()
    .default(null),
  ALLOWED_ORIGINS: z.string().transform(commaList).pipe(z.array(origin)).default([]),
  PUBLIC_URL: origin.nullable().default(null),
  TRUST_PROXY: wholeNumber(10).default(0),
  SOCKETS_PER_ADDRESS: wholeNumber(100_000).default(1_000),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  GUESTS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  // Ours may not be built yet: in development the page comes from elsewhere. A folder that somebody names has to be the right one.
  WEB_DIR: z
    .string()
    .transform((path) => resolve(path))
    .refine(
      (path) => path === builtWebApp || existsSync(join(path, 'index.html')),
      'must be a folder with a built web app (an index.html), or be left out',
    )
    .default(builtWebApp),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
});

/** What they are set to is not said: it may hold a password. */
const secrets: ReadonlySet<string> = new Set(['DATABASE_URL', 'AUTH_SECRET', 'SMTP_URL']);

function isSecret(name: string): boolean {
  // Of a provider an address may have a password in it, and what has a name that nobody knows may be a secret as well.
  return secrets.has(name) || (name.startsWith('OIDC_') && !/_(?:PROVIDERS|NAME|SCOPES)$/u.test(name));
}

function sentence(name: string, value: string | undefined, message: string): string {
  return value === undefined || isSecret(name) ? `${name} ${message}.` : `${name} ${message}; it is “${value}”.`;
}

type Reading = { readonly config: Config } | { readonly problems: readonly string[] };

/** Reads the settings; an empty one counts as left out. Tells every problem at once, in sentences that begin with the setting's name. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Reading {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value.trim()]])),
  );
  const { data, error } = settings.safeParse(given);
  // Beside the schema: what compares several settings would not be asked by it once one of them is wrong.
  const [mail, oidc] = [readSmtp(given), readOidc(given)];
  const among = [...mail.problems, ...oidc.problems];
  if (error !== undefined || among.length > 0) {
    const found = (error?.issues ?? []).map(({ path: [name], message }) => [String(name), message] as const);
    return { problems: [...new Set([...found, ...among].map(([name, message]) => sentence(name, given[name], message)))] };
  }
  return {
    config: {
      port: data.PORT,
      host: data.HOST,
      dataDir: data.DATA_DIR,
      databaseUrl: data.DATABASE_URL,
      allowedOrigins: data.ALLOWED_ORIGINS,
      publicUrl: data.PUBLIC_URL,
      trustProxy: data.TRUST_PROXY,
      socketsPerAddress: data.SOCKETS_PER_ADDRESS === 0 ? Number.POSITIVE_INFINITY : data.SOCKETS_PER_ADDRESS,
      logLevel: data.LOG_LEVEL,
      guests: data.GUESTS === 'on',
      rateLimits: data.RATE_LIMITS === 'on',
      webDir: data.WEB_DIR,
      authSecret: data.AUTH_SECRET,
      oidc: oidc.providers,
      smtp: mail.smtp,
    },
  };
}
