import { readFile } from 'node:fs/promises';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { sql } from 'kysely';
import type { Database } from './db/connect.ts';
import { migrateUpTo } from './db/testing-migrations.ts';
import { accountMigrations } from './http/accounts/migrations.ts';
import { flag } from './http/accounts/values.ts';

/** One row, as it was written. */
export interface OlderRow {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | null>>;
}

/**
 * Who was there and what they had: Maya has an account, signed in twice and once more, which was ended from elsewhere; Gus and Nora are guests. Maya made the
 * garden, where Gus left and came again; Gus made the attic, which Maya left and which is archived.
 */
export const older = {
  secret: 'I7zTBJuBkEQKRV4otxfZQuMJ3moa7YhtmmuftsJATQw',
  epoch: 'a16f1773-e719-4f7b-be08-0b465f320027',
  password: 'six lanterns over water',
  cookies: {
    maya: 'parley=xuU5RVaWdWvKxaDdjs-lylyDFgfjTn6sFZW8ZeFiyYM.Kz0MLHiNj64%2B4bHM70pgDjhCAkb2STG5B%2FGaqJ2%2BC4g%3D',
    phone: 'parley=BkDam9wYZ8eF-6SON_ocQ3eCVKpVFrjKUBOhzhiMJT4.JkNgNOifoJ9qKYC1FL%2BU9pxofIcyFGBTbywveV9ezLk%3D',
    gus: 'parley=qCJ8LwQTABUCDpNlDhSB1lCsSny6RsKt.f55aK0BhmUGH89IqnwBCp%2Fzzg8yuUTdHlvYa2tdrOgs%3D',
    nora: 'parley=XGfyurbgTGrnl6FeMiWG2isg8EM1AEh3.Il9u74Nrk7I84unI4md6TwRHepkCjREc%2BSKtvH8pt9s%3D',
    ended: 'parley=GGdtj9e2Op0r1hjm_aCsn593_qVz6b9W-pAoKtpTzF0.oZBQhk%2FyE%2BOFC7SXZj%2FSf7Jd9y8K5wYoJHEzPJFW6LY%3D',
  },
  maya: '01a221f3-8822-74fa-a44d-7f27432b1466' as PersonId,
  gus: '01a221f3-896d-7f66-812b-7cc949a943a1' as PersonId,
  nora: '01a221f3-897e-7cdd-acaf-cc236c9103a1' as PersonId,
  lobby: '01a221f3-87cc-7a34-8025-e8236850129d' as RoomId,
  garden: '01a221f3-89ba-70ae-94de-a6597d9fd277' as RoomId,
  attic: '01a221f3-89ba-7f50-8bed-5d9e5890a35a' as RoomId,
} as const;

const DAY = 86_400_000;

/** Sessions end by themselves: these were begun yesterday, whenever the test runs. */
function asOfToday({ table, row }: OlderRow, now: number): OlderRow {
  const ago = (days: number) => new Date(now - days * DAY).toISOString();
  if (table === 'auth_sessions') {
    return { table, row: { ...row, createdAt: ago(1), updatedAt: ago(1), expiresAt: ago(-89) } };
  }
  return table === 'ended_sessions' ? { table, row: { ...row, at: now - DAY } } : { table, row };
}

/** Writes rows in this order. */
export async function insertRows({ write, kind }: Database, rows: readonly OlderRow[]): Promise<void> {
  for (const { table, row } of rows) {
    const columns = Object.keys(row).map((column) => sql.ref(column));
    const values = Object.entries(row).map(([column, value]) => (/^(?:emailVerified|isAnonymous)$/u.test(column) ? flag(kind, value === 1) : value));
    await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(write);
  }
}

/**
 * A database as the last Parley had it that knew neither invites nor anything since, with what is in it after a while: what that version itself wrote when it was
 * used (`testing-older.jsonl`). Gives the rows.
 */
export async function becomeOlder(database: Database): Promise<readonly OlderRow[]> {
  const { 'accounts-0001': first, 'accounts-0002': second } = accountMigrations;
  if (first === undefined || second === undefined) {
    throw new Error('Migrations that were released are gone.');
  }
  await migrateUpTo(database, '0003-ended-sessions', { 'accounts-0001': first, 'accounts-0002': second });
  const lines = (await readFile(new URL('testing-older.jsonl', import.meta.url), 'utf8')).trim().split('\n');
  const now = Date.now();
  const rows = lines.map((line) => asOfToday(JSON.parse(line) as OlderRow, now));
  await insertRows(database, rows);
  return rows;
}
