import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../../../lib/errors.ts';
import { makeFolder } from '../../../lib/make-folder.ts';

/**
 * What sessions are signed with. Made once and kept in a file that only the server's user may read: without it, a copy of the
 * database signs nobody in.
 */
export function keepSecret(dataDir: string): string {
  makeFolder(dataDir);
  const file = join(dataDir, 'secret');
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) {
    throw new StartProblem(`The file ${file} holds no secret. Put back the one it held, or remove it: everybody then has to sign in again.`);
  }
  return secret;
}
