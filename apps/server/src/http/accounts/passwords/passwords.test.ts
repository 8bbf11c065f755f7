import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { argon2id, nobodysHash } from './passwords.ts';

test('ACCOUNT5 a password is known again by its hash, however its letters were typed, and no other one is', async () => {
  const hash = await argon2id.hash('caf\u00e9 \u00e0 minuit');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u);
  expect(await argon2id.matches(hash, 'cafe\u0301 a\u0300 minuit')).toBe(true);
  expect(await argon2id.matches(hash, 'cafe a minuit')).toBe(false);
  expect(await argon2id.hash('caf\u00e9 \u00e0 minuit')).not.toBe(hash);
});

test('ACCOUNT5 what is no hash of ours is nobody’s password; one of another cost is still known', async () => {
  for (const wrong of ['', 'plain', '$argon2id$v=19$m=1,t=1$AAAA$AAAA', '$2b$10$abcdefghijklmnopqrstuv'])
    expect(await argon2id.matches(wrong, 'plain')).toBe(false);
  const salt = Buffer.from('somesaltsomesalt');
  const tag = argon2Sync('argon2id', { message: 'password', nonce: salt, parallelism: 1, tagLength: 32, memory: 64, passes: 3 });
  const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  expect(await argon2id.matches(`$argon2id$v=19$m=64,t=3,p=1$${plain(salt)}$${plain(tag)}`, 'password')).toBe(true);
});

test('ACCOUNT3 the hash of nobody costs as much as somebody’s, and is of no password', async () => {
  const cost = (hash: string): string => hash.split('$').slice(0, 4).join('$');
  expect(cost(nobodysHash('somebody'))).toBe(cost(await argon2id.hash('any password')));
  expect([nobodysHash('a') === nobodysHash('a'), nobodysHash('a') === nobodysHash('b')]).toEqual([true, false]);
  expect(await argon2id.matches(nobodysHash('somebody'), '')).toBe(false);
});
