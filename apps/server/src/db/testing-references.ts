import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** That rows of one table refer to rows of another. */
export interface Reference {
  readonly table: string;
  readonly column: string;
  readonly to: string;
}

/** Every reference there is, as the database itself has it. */
export async function referencesIn({ kind, read }: Database): Promise<readonly Reference[]> {
  const { rows } = await (
    kind === 'sqlite'
      ? sql<Reference>`
          select held.name as "table", key."from" as "column", key."table" as "to"
          from sqlite_master as held, pragma_foreign_key_list(held.name) as key where held.type = 'table'`
      : sql<Reference>`
          select held.relname as "table", attname as "column", other.relname as "to"
          from pg_constraint
          join pg_class as held on held.oid = conrelid
          join pg_class as other on other.oid = confrelid
          join pg_attribute on attrelid = conrelid and attnum = any (conkey)
          where contype = 'f'`
  ).execute(read);
  return rows;
}
