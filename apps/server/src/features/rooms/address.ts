import { randomBytes } from 'node:crypto';
import type { RoomId } from '@parley/shared/ids.ts';
import { slugOf } from '@parley/shared/text.ts';
import type { Db } from '../../db/schema.ts';

/** How many numbers to try behind a taken address, all at once. */
const CANDIDATES = 50;

/**
 * An address for a room of this name that no other room has or had: `design`, else `design-2`. A room keeps one that is its own. Where many rooms
 * had the name, letters that nobody has take the number's place.
 */
export async function takeAddress(db: Db, roomId: RoomId, name: string): Promise<string> {
  const stem = slugOf(name);
  const candidates = Array.from({ length: CANDIDATES }, (_, index) => (index === 0 ? stem : `${stem}-${index + 1}`));
  const rows = await db.selectFrom('room_slugs').selectAll().where('slug', 'in', candidates).execute();
  const holders = new Map(rows.map((row) => [row.slug, row.room_id]));
  const found = candidates.find((candidate) => !holders.has(candidate) || holders.get(candidate) === roomId);
  const slug = found ?? `${stem}-${randomBytes(4).toString('hex')}`;
  if (!holders.has(slug)) {
    await db.insertInto('room_slugs').values({ slug, room_id: roomId }).execute();
  }
  return slug;
}
