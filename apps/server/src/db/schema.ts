import type { LogId, MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { MemberRole } from '@parley/shared/features/rooms.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import type { Generated, Kysely } from 'kysely';
import type { AccountTables } from './account-tables.ts';

/** Head of a log. `seq` counts its events, `ord` the messages among them; below `min_seq` the log was cut by retention. */
export interface LogsTable {
  id: LogId;
  kind: 'room' | 'person';
  seq: number;
  ord: number;
  /** Seq of the last message; 0 before the first. */
  message_seq: number;
  min_seq: number;
  /** When its last event happened; the next is never dated before it. */
  at: number;
}

export interface LogEventsTable {
  log_id: LogId;
  seq: number;
  type: string;
  actor_id: PersonId | null;
  /** JSON, as it goes over the wire. */
  payload: string;
  at: number;
}

export interface PeopleTable {
  id: PersonId;
  name: string;
  name_key: string;
  created_at: number;
  role: Generated<WorkspaceRole>;
}

/** What people say about themselves; empty: nothing. Of a status that has ended the row stays until the next one. */
export interface ProfilesTable {
  person_id: PersonId;
  pronouns: string;
  time_zone: string;
  status_emoji: string;
  status_text: string;
  /** Null: it does not end by itself. */
  status_until: number | null;
  /** Until then nobody is to disturb them, by hand. Once it has passed it stays until the next one. */
  dnd_until: number | null;
  /** When they ended it by hand. */
  dnd_ended: number | null;
  /** JSON; empty: none. */
  dnd_schedule: string;
  avatar: string | null;
}

/** What people have chosen. What they have never chosen has no row. */
export interface PreferencesTable {
  person_id: PersonId;
  name: string;
  value: string;
}

/** A photo that is somebody's, or was until a while ago: its two sizes, as files. */
export interface AvatarsTable {
  id: string;
  person_id: PersonId;
  small: string;
  large: string;
  /** Null: it is in its person's profile. */
  unused_since: number | null;
}

/** Files that may lie in the data folder: SHA-256 of what is in them. */
export interface FilesTable {
  hash: string;
  bytes: number;
  at: number;
}

/** Whom somebody has blocked, under the name they had then. */
export interface BlocksTable {
  person_id: PersonId;
  blocked_id: PersonId;
  name: string;
  at: number;
  /** Seq of what says so in the person’s own log. */
  event_seq: number;
}

export interface RoomsTable {
  id: RoomId;
  slug: string;
  name: string;
  name_key: string;
  topic: string;
  topic_key: string;
  icon: string;
  created_by: PersonId | null;
  created_at: number;
  archived_at: number | null;
  /** 0 or 1: both databases have it. */
  lobby: number;
}

/** Every address a room ever had. */
export interface RoomSlugsTable {
  slug: string;
  room_id: RoomId;
}

/** A row stays when a member leaves (`left_seq` set): nothing with a later seq is theirs. */
export interface MembersTable {
  room_id: RoomId;
  person_id: PersonId;
  role: MemberRole;
  /** With which they first came, however often they have left since; 0: not known. */
  first_seq: number;
  joined_seq: number;
  joined_at: number;
  left_seq: number | null;
  read_ord: number;
}

/** Where each message stands; what it says is in its event. */
export interface MessagesTable {
  id: MessageId;
  room_id: RoomId;
  seq: number;
  author_id: PersonId;
  at: number;
}

export interface NoticesTable {
  id: string;
  person_id: PersonId;
  room_id: RoomId;
  after_seq: number;
  text: string;
  at: number;
}

export interface SettingsTable {
  key: string;
  value: string;
}

/** A link that lets people in: SHA-256 of its token, whom it makes of them, how many it lets in and has let in. */
export interface InvitesTable {
  id: string;
  token_hash: string;
  role: WorkspaceRole;
  /** Null: the server, which looks for its owner. */
  made_by: PersonId | null;
  created_at: number;
  /** Null: never. */
  expires_at: number | null;
  revoked_at: number | null;
  uses: number;
  used: number;
}

export interface InviteRoomsTable {
  invite_id: string;
  room_id: RoomId;
}

export interface InviteUsesTable {
  invite_id: string;
  person_id: PersonId;
  at: number;
}

/** A link to a new password: SHA-256 of its token, whose password it is, and what became of it. */
export interface ResetLinksTable {
  id: string;
  token_hash: string;
  person_id: PersonId;
  made_by: PersonId | null;
  /** Made by a person, on the server's machine, or for a mail. */
  way: 'person' | 'machine' | 'mail';
  created_at: number;
  expires_at: number;
  used_at: number | null;
  /** When the password was changed in another way. */
  ended_at: number | null;
}

/** Who can't come in at present, since when and by whom. */
export interface DeactivationsTable {
  person_id: PersonId;
  by_id: PersonId;
  at: number;
}

/** Who has deleted their account. */
export interface DeparturesTable {
  person_id: PersonId;
  /** 0 or 1: whether what they wrote goes, too. */
  erased: number;
  at: number;
  /** Null: something of them may be found in old events. */
  scrubbed_at: number | null;
}

export interface Schema extends AccountTables {
  logs: LogsTable;
  log_events: LogEventsTable;
  people: PeopleTable;
  profiles: ProfilesTable;
  preferences: PreferencesTable;
  avatars: AvatarsTable;
  files: FilesTable;
  blocks: BlocksTable;
  rooms: RoomsTable;
  room_slugs: RoomSlugsTable;
  members: MembersTable;
  messages: MessagesTable;
  notices: NoticesTable;
  settings: SettingsTable;
  invites: InvitesTable;
  invite_rooms: InviteRoomsTable;
  invite_uses: InviteUsesTable;
  reset_links: ResetLinksTable;
  deactivations: DeactivationsTable;
  departures: DeparturesTable;
}

export type Db = Kysely<Schema>;
