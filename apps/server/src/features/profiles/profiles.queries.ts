import type { Dnd, QuietSchedule } from '@parley/shared/features/dnd.ts';
import type { Profile } from '@parley/shared/features/profiles.ts';
import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import { profileAt } from '@parley/shared/status-at.ts';
import type { Db, ProfilesTable } from '../../db/schema.ts';

type Row = Omit<ProfilesTable, 'person_id'>;

const columns = ['pronouns', 'time_zone', 'status_emoji', 'status_text', 'status_until', 'dnd_until', 'dnd_ended', 'dnd_schedule', 'avatar'] as const;

function dndOf({ dnd_until: until, dnd_ended: ended, dnd_schedule: schedule }: Row): Dnd {
  return {
    ...(until !== null && { until }),
    ...(schedule !== '' && { schedule: JSON.parse(schedule) as QuietSchedule }),
    ...(ended !== null && { ended }),
  };
}

/** What is not set is not there: it would travel to everybody for nothing. */
function profileOf(row: Row, now: number): Profile {
  const dnd = dndOf(row);
  const whole: Profile = {
    ...(row.pronouns !== '' && { pronouns: row.pronouns }),
    ...(row.time_zone !== '' && { timeZone: row.time_zone }),
    ...(row.status_emoji !== '' && { status: { emoji: row.status_emoji, text: row.status_text, until: row.status_until } }),
    ...(Object.keys(dnd).length > 0 && { dnd }),
    ...(row.avatar !== null && { avatar: row.avatar }),
  };
  return profileAt(whole, now);
}

function isEmpty(profile: Profile): boolean {
  return Object.keys(profile).length === 0;
}

export async function profileById(db: Db, personId: PersonId, now: number): Promise<Profile> {
  const row = await db.selectFrom('profiles').select(columns).where('person_id', '=', personId).executeTakeFirst();
  return row === undefined ? {} : profileOf(row, now);
}

/** Of the members of a room who have set anything. */
export async function profilesIn(db: Db, roomId: RoomId, now: number): Promise<Record<PersonId, Profile>> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('profiles', 'profiles.person_id', 'members.person_id')
    .select(['profiles.person_id', ...columns])
    .where('members.room_id', '=', roomId)
    .where('members.left_seq', 'is', null)
    .execute();
  const found = rows.map((row) => [row.person_id, profileOf(row, now)] as const);
  return Object.fromEntries(found.filter(([, profile]) => !isEmpty(profile)));
}

export async function storeProfile(db: Db, personId: PersonId, { pronouns, timeZone, status, dnd, avatar }: Profile): Promise<void> {
  const row: Row = {
    pronouns: pronouns ?? '',
    time_zone: timeZone ?? '',
    status_emoji: status?.emoji ?? '',
    status_text: status?.text ?? '',
    status_until: status?.until ?? null,
    dnd_until: dnd?.until ?? null,
    dnd_ended: dnd?.ended ?? null,
    dnd_schedule: dnd?.schedule === undefined ? '' : JSON.stringify(dnd.schedule),
    avatar: avatar ?? null,
  };
  await db
    .insertInto('profiles')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}
