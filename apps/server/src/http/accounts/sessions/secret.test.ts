import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepSecret } from './secret.ts';

async function folder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'parley-secret-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

test('SECRET1 the secret is made once, kept, and read by nobody else', async () => {
  const dataDir = await folder();
  const secret = keepSecret(dataDir);
  expect(secret).toMatch(/^[\w-]{43}$/u);
  expect(keepSecret(dataDir)).toBe(secret);
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  expect(keepSecret(await folder())).not.toBe(secret);
});

test('SECRET2 a file that holds none is said, not replaced', async () => {
  const dataDir = await folder();
  keepSecret(dataDir);
  await writeFile(join(dataDir, 'secret'), '\n');
  expect(() => keepSecret(dataDir)).toThrow('holds no secret');
});
