import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from './config.ts';

test('SET1 without any setting everything has a value that works', () => {
  expect(readConfig({ PORT: '', HOST: ' ', PATH: '/bin' })).toEqual({
    config: {
      port: 3000,
      host: null,
      dataDir: resolve('data'),
      databaseUrl: null,
      allowedOrigins: [],
      publicUrl: null,
      trustProxy: 0,
      socketsPerAddress: 1_000,
      logLevel: 'info',
      guests: true,
      rateLimits: true,
      webDir: resolve(import.meta.dirname, '../../web/dist'),
      authSecret: null,
      smtp: null,
      oidc: [],
    },
  });
});

test('SET1 settings are read as what they mean', async () => {
  const web = await mkdtemp(join(tmpdir(), 'parley-web-'));
  onTestFinished(() => rm(web, { recursive: true, force: true }));
  await writeFile(join(web, 'index.html'), '');
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: 'somewhere',
    DATABASE_URL: 'postgres://parley:secret@db:5432/parley',
    ALLOWED_ORIGINS: 'https://A.example/, http://b.example:8080,',
    PUBLIC_URL: 'https://chat.example:443/',
    TRUST_PROXY: '1',
    SOCKETS_PER_ADDRESS: '0',
    LOG_LEVEL: 'silent',
    GUESTS: 'off',
    RATE_LIMITS: 'off',
    WEB_DIR: web,
    AUTH_SECRET: 'x'.repeat(32),
    SMTP_URL: 'smtp://parley:secret@mail.example:587',
    MAIL_FROM: 'Parley <parley@example.com>',
    OIDC_PROVIDERS: 'google, Our-Company',
    OIDC_GOOGLE_URL: 'https://accounts.google.com',
    OIDC_GOOGLE_CLIENT_ID: 'parley',
    OIDC_GOOGLE_CLIENT_SECRET: 'secret',
    OIDC_OUR_COMPANY_URL: 'http://localhost:8080/realms/us/.well-known/openid-configuration',
    OIDC_OUR_COMPANY_CLIENT_ID: 'chat',
    OIDC_OUR_COMPANY_CLIENT_SECRET: 'secret',
    OIDC_OUR_COMPANY_NAME: 'The Company',
    OIDC_OUR_COMPANY_SCOPES: 'openid,email',
  };
  expect(readConfig(env)).toEqual({
    config: {
      port: 0,
      host: '127.0.0.1',
      dataDir: resolve('somewhere'),
      databaseUrl: env.DATABASE_URL,
      allowedOrigins: ['https://a.example', 'http://b.example:8080'],
      publicUrl: 'https://chat.example',
      trustProxy: 1,
      socketsPerAddress: Number.POSITIVE_INFINITY,
      logLevel: 'silent',
      guests: false,
      rateLimits: false,
      webDir: web,
      authSecret: env.AUTH_SECRET,
      smtp: { url: env.SMTP_URL, from: env.MAIL_FROM },
      oidc: [
        {
          id: 'google',
          name: 'Google',
          issuer: 'https://accounts.google.com',
          clientId: 'parley',
          clientSecret: 'secret',
          scopes: 'openid profile email',
        },
        {
          id: 'our-company',
          name: 'The Company',
          issuer: 'http://localhost:8080/realms/us',
          clientId: 'chat',
          clientSecret: 'secret',
          scopes: 'openid email',
        },
      ],
    },
  });
});

test('SET2 every problem is said at once, and none repeats what might be a password', () => {
  const wrong = {
    PORT: '65536',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    ALLOWED_ORIGINS: 'a.example, https://b.example/path',
    PUBLIC_URL: 'https://chat.example/team',
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'loud',
    GUESTS: 'some',
    RATE_LIMITS: 'maybe',
    AUTH_SECRET: 'short',
  };
  expect(readConfig(wrong)).toEqual({
    problems: [
      'PORT must be a whole number from 0 to 65535; it is “65536”.',
      'DATABASE_URL must begin with postgres:// or be left out.',
      'ALLOWED_ORIGINS must be like https://chat.example.com, without a path; it is “a.example, https://b.example/path”.',
      'PUBLIC_URL must be like https://chat.example.com, without a path; it is “https://chat.example/team”.',
      'TRUST_PROXY must be a whole number from 0 to 10; it is “true”.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent; it is “loud”.',
      'GUESTS must be on or off; it is “some”.',
      'RATE_LIMITS must be on or off; it is “maybe”.',
      'AUTH_SECRET must have at least 32 characters.',
    ],
  });
});

test('SET9 a WEB_DIR without a web app in it is refused', () => {
  expect(readConfig({ WEB_DIR: import.meta.dirname })).toEqual({
    problems: [`WEB_DIR must be a folder with a built web app (an index.html), or be left out; it is “${import.meta.dirname}”.`],
  });
});

test('SET9 our own web app may be named before it is built: settings are looked at first', () => {
  const { config } = readConfig({}) as { config: { webDir: string } };
  expect(readConfig({ WEB_DIR: config.webDir })).toEqual(readConfig({}));
});

test('MAIL1 SET2 mail needs its three settings, and what is wrong with one is said without the password in it', () => {
  const sentences = (env: Record<string, string>) => {
    const reading = readConfig(env);
    return 'problems' in reading ? reading.problems : [];
  };
  const where =
    'SMTP_URL must be like smtp://user:password@mail.example.com:587 or smtps://mail.example.com, with nothing behind it but ?tls=off; ' +
    'in a password write #, /, ?, % as %23, %2F, %3F, %25.';
  const good = { SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'parley@example.com', PUBLIC_URL: 'https://chat.example' };
  expect(sentences(good)).toEqual([]);
  expect(sentences({ ...good, SMTP_URL: 'smtp://u:p@mail.example:25?tls=off' })).toEqual([]);
  expect(sentences({ MAIL_FROM: 'parley@example.com' })).toEqual(['MAIL_FROM needs SMTP_URL beside it; it is “parley@example.com”.']);
  expect(sentences({ SMTP_URL: 'http://root:hunter2@mail.example/x' })).toEqual([
    where,
    'MAIL_FROM must be like parley@example.com or Parley <parley@example.com>.',
    'PUBLIC_URL must be set where SMTP_URL is: links in mails lead there.',
  ]);
  for (const signs of ['100%', 'pa#ss', '12#ss', 'pa/ss', '12/ss', 'pa?ss', '%ff']) {
    expect([signs, sentences({ ...good, SMTP_URL: `smtp://u:${signs}@host:9` })]).toEqual([signs, [where]]);
  }
  expect(sentences({ ...good, SMTP_URL: 'smtp://u%25:1%23%2F%3F%2500@host:9' })).toEqual([]);
  for (const from of ['nobody', 'a@b, c@d', 'Parley <a@b>\nBcc: c@d']) {
    expect(sentences({ ...good, MAIL_FROM: from })).toHaveLength(1);
  }
});

test('SET2 what is wrong with mail is said beside what is wrong with anything else', () => {
  expect(readConfig({ GUESTS: 'maybe', PUBLIC_URL: 'x/y', SMTP_URL: 'mail', MAIL_FROM: 'x' })).toEqual({
    problems: [
      'PUBLIC_URL must be like https://chat.example.com, without a path; it is “x/y”.',
      'GUESTS must be on or off; it is “maybe”.',
      expect.stringMatching(/^SMTP_URL must be like smtp:/u) as string,
      'MAIL_FROM must be like parley@example.com or Parley <parley@example.com>; it is “x”.',
    ],
  });
});

test('OIDC8 SET2 of each provider all that is wrong is said at once, with the setting that it is about, and no secret in it', () => {
  const sentences = (env: Record<string, string>) => {
    const reading = readConfig(env);
    return 'problems' in reading ? reading.problems : [];
  };
  const good = {
    OIDC_PROVIDERS: 'company',
    OIDC_COMPANY_URL: 'https://id.example/realms/us',
    OIDC_COMPANY_CLIENT_ID: 'chat',
    OIDC_COMPANY_CLIENT_SECRET: 'hunter2',
  };
  const where = 'OIDC_COMPANY_URL must be the address of its discovery document, like https://accounts.example.com; with http only on this computer.';
  expect(sentences(good)).toEqual([]);
  for (const here of [
    'http://localhost:8080',
    'http://127.0.0.1:8080/x',
    'http://[::1]:8080',
    'https://id.example/.well-known/openid-configuration',
  ]) {
    expect([here, sentences({ ...good, OIDC_COMPANY_URL: here })]).toEqual([here, []]);
  }
  for (const elsewhere of [
    'http://id.example',
    'id.example',
    'ftp://localhost',
    'https://u:hunter2@id.example',
    'https://id.example/?a=b',
    'http://127.0.0.1.evil.example',
  ]) {
    expect([elsewhere, sentences({ ...good, OIDC_COMPANY_URL: elsewhere })]).toEqual([elsewhere, [where]]);
  }
  expect(sentences({ OIDC_PROVIDERS: 'company', OIDC_COMPANY_SCOPES: 'email', OIDC_COMPANY_NAME: 'x'.repeat(41), PORT: '-1' })).toEqual([
    'PORT must be a whole number from 0 to 65535; it is “-1”.',
    'OIDC_COMPANY_URL must be set where OIDC_PROVIDERS names company.',
    'OIDC_COMPANY_CLIENT_ID must be set where OIDC_PROVIDERS names company.',
    'OIDC_COMPANY_CLIENT_SECRET must be set where OIDC_PROVIDERS names company.',
    `OIDC_COMPANY_NAME must be a name of 40 characters at most; it is “${'x'.repeat(41)}”.`,
    'OIDC_COMPANY_SCOPES must have openid among them, as in openid profile email; it is “email”.',
  ]);
  expect(sentences({ ...good, OIDC_PROVIDERS: 'company, company, my company' })).toEqual([
    'OIDC_PROVIDERS must be short names of letters, digits and dashes, separated by commas, like google,company; it is “company, company, my company”.',
    'OIDC_PROVIDERS must name each provider once; it is “company, company, my company”.',
  ]);
  expect(sentences({ ...good, OIDC_COMPANY_SECRET: 'hunter2', OIDC_GOOGLE_URL: 'https://accounts.google.com' })).toEqual([
    'OIDC_COMPANY_SECRET belongs to no provider that OIDC_PROVIDERS names.',
    'OIDC_GOOGLE_URL belongs to no provider that OIDC_PROVIDERS names.',
  ]);
});
