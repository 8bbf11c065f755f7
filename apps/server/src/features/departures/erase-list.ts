import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonId } from '@parley/shared/ids.ts';
import { makeFolder } from '../../lib/make-folder.ts';
import type { Db } from '../../db/schema.ts';
import { departuresIn, peopleAfter } from './departures.queries.ts';

function hashOf(personId: PersonId): string {
  return createHash('sha256').update(personId).digest('hex');
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'parley.erased');
}

function listIn(dataDir: string): ReadonlyMap<string, boolean> {
  const file = fileIn(dataDir);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return new Map(lines.filter(Boolean).map((line) => [line.slice(0, 64), line.endsWith(' erased')]));
}

/** Keeps, beside the database and not in it, who deleted their account, as what their ids hash to: a backup that is put back knows nothing of it. */
export function keepErased(dataDir: string, departures: readonly { readonly personId: PersonId; readonly erased: boolean }[]): void {
  const there = listIn(dataDir);
  const news = departures.filter(({ personId }) => !there.has(hashOf(personId)));
  if (news.length === 0) {
    return;
  }
  makeFolder(dataDir);
  const file = openSync(fileIn(dataDir), 'a', 0o600);
  writeSync(file, news.map(({ personId, erased }) => `${hashOf(personId)} ${erased ? 'erased' : 'kept'}\n`).join(''));
  fsyncSync(file);
  closeSync(file);
}

/** Those who deleted their account and are there again, because a backup was put back. */
export async function backAgain(dataDir: string, db: Db): Promise<readonly { readonly personId: PersonId; readonly erased: boolean }[]> {
  const list = new Map(listIn(dataDir));
  for (const { personId } of await departuresIn(db)) {
    list.delete(hashOf(personId));
  }
  const found: { personId: PersonId; erased: boolean }[] = [];
  if (list.size > 0) {
    for (let some = await peopleAfter(db, ''); some.length > 0; some = await peopleAfter(db, some.at(-1) ?? '')) {
      for (const personId of some) {
        const erased = list.get(hashOf(personId));
        if (erased !== undefined) {
          found.push({ personId, erased });
        }
      }
    }
  }
  return found;
}
