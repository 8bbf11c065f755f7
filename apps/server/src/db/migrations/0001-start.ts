import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../connect.ts';

/** The first tables. Ids are UUIDs as text, times milliseconds since 1970. */
export async function start(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  // Rows of one log lie side by side on disk, in the order they are read.
  const clustered = kind === 'sqlite' ? sql`without rowid, strict` : sql``;
  const strict = kind === 'sqlite' ? sql`strict` : sql``;
  const integer = kind === 'sqlite' ? sql`integer` : sql`bigint`;

  await db.schema
    .createTable('logs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('seq', integer, (c) => c.notNull())
    .addColumn('ord', integer, (c) => c.notNull())
    .addColumn('message_seq', integer, (c) => c.notNull())
    .addColumn('min_seq', integer, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();

  await db.schema
    .createTable('log_events')
    .addColumn('log_id', 'text', (c) => c.notNull().references('logs.id'))
    .addColumn('seq', integer, (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('log_events_pk', ['log_id', 'seq'])
    .modifyEnd(clustered)
    .execute();

  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', integer, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('rooms')
    .addColumn('id', 'text', (c) => c.primaryKey().references('logs.id'))
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull().unique())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('icon', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('archived_at', integer)
    .addColumn('lobby', integer, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('room_slugs')
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('room_id', 'text', (c) => c.notNull().references('rooms.id'))
    .modifyEnd(clustered)
    .execute();

  await db.schema
    .createTable('members')
    .addColumn('room_id', 'text', (c) => c.notNull().references('rooms.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('joined_seq', integer, (c) => c.notNull())
    .addColumn('joined_at', integer, (c) => c.notNull())
    .addColumn('left_seq', integer)
    .addColumn('read_ord', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('members_pk', ['room_id', 'person_id'])
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('members_person').on('members').columns(['person_id', 'room_id']).execute();

  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('room_id', 'text', (c) => c.notNull().references('rooms.id'))
    .addColumn('seq', integer, (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('at', integer, (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();

  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('room_id', 'text', (c) => c.notNull().references('rooms.id'))
    .addColumn('after_seq', integer, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('notices_person').on('notices').column('person_id').execute();

  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
}
