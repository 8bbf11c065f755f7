import { expect, test } from 'vitest';
import { forDevelopment, saidOf } from './development.mjs';

const mail = { SMTP_URL: 'smtp://localhost:1025', MAIL_FROM: 'parley@example.com' };

test('DEV1 what is set for a server that people use is left out in development, and that is said', () => {
  const { left, env } = forDevelopment({
    PUBLIC_URL: 'https://chat.example.com',
    WEB_DIR: '/srv/web',
    NODE_ENV: 'production',
    PORT: '3001',
    ...mail,
  });
  expect(left).toEqual(['PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM', 'WEB_DIR']);
  expect(env).toEqual({ NODE_ENV: 'development', PUBLIC_URL: undefined, SMTP_URL: undefined, MAIL_FROM: undefined, WEB_DIR: undefined });
  expect(saidOf(left)).toMatch(/^PUBLIC_URL, SMTP_URL, MAIL_FROM and WEB_DIR are left out: .* To try mails, set PUBLIC_URL to its address\.$/u);
  expect(saidOf(forDevelopment({ PUBLIC_URL: 'http://chat.local' }).left)).toMatch(/^PUBLIC_URL is left out: [^.]+\.$/u);
});

test('DEV1 mails whose links lead to the page on this computer can be tried', () => {
  expect(forDevelopment({ PUBLIC_URL: 'http://localhost:5173/', ...mail }).left).toEqual([]);
  expect(saidOf(forDevelopment({ PUBLIC_URL: ' ', LOG_LEVEL: 'debug' }).left)).toBeNull();
});
