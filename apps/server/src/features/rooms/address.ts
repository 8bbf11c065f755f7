import type { RoomId } from '@parley/shared/ids.ts';
import { slugOf } from '@parley/shared/text.ts';
import type { Db } from '../../db/schema.ts';

/** An address for a room of this name that no other room has or had: `design`, else `design-2`. A room keeps one that is its own. */
export async function takeAddress(db: Db, roomId: RoomId, name: string): Promise<string> {
  const stem = slugOf(name);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? stem : `${stem}-${number}`;
    const holder = await db.selectFrom('room_slugs').select('room_id').where('slug', '=', slug).executeTakeFirst();
    if (holder?.room_id === roomId) {
      return slug;
    }
    if (holder === undefined) {
      await db.insertInto('room_slugs').values({ slug, room_id: roomId }).execute();
      return slug;
    }
  }
}
