import type { LogId, MessageId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { MemberRole } from '@parley/shared/features/rooms.ts';
import type { WorkspaceRole } from '@parley/shared/roles.ts';
import type { Generated, Kysely } from 'kysely';

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

/** Of sessions that were ended from elsewhere: SHA-256 of the token, whose it was, and when. */
export interface EndedSessionsTable {
  token_hash: string;
  person_id: PersonId;
  at: number;
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

export interface PasskeysTable {
  /** As its authenticator knows it (base64url). */
  id: string;
  person_id: PersonId;
  /** COSE, base64url. */
  public_key: string;
  /** How often it was used, if its authenticator counts that. */
  counter: number;
  /** How its authenticator is reached, separated by spaces. */
  transports: string;
  /** Empty: not known. */
  name: string;
  /** The relying party's id: the host it was made for. */
  site: string;
  created_at: number;
  used_at: number | null;
}

/** Challenges that somebody has answered: not again, until they are too old anyway. */
export interface SpentChallengesTable {
  challenge: string;
  expires_at: number;
}

export interface SecondFactorsTable {
  person_id: PersonId;
  /** What the app makes codes of, encrypted (`seal.ts`). */
  secret: string;
  since: number;
  /** The step (of 30 s) of the last code that counted: none up to it counts again. */
  last_step: number;
}

/** Backup codes that are left: SHA-256 of each. */
export interface BackupCodesTable {
  person_id: PersonId;
  hash: string;
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

/** An address that was confirmed. */
export interface MailAddressesTable {
  person_id: PersonId;
  address: string;
  address_key: string;
  confirmed_at: number;
}

/** An address that waits for its link to be opened: SHA-256 of the token. */
export interface AddressLinksTable {
  person_id: PersonId;
  token_hash: string;
  address: string;
  expires_at: number;
}

export interface DeviceLinksTable {
  person_id: PersonId;
  token_hash: string;
  session_id: string;
  expires_at: number;
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
  /** JSON: what they were called, for as long as that may be found in old events. */
  names: string;
  at: number;
  /** Null: it may. */
  scrubbed_at: number | null;
}

export interface Schema {
  logs: LogsTable;
  log_events: LogEventsTable;
  people: PeopleTable;
  profiles: ProfilesTable;
  preferences: PreferencesTable;
  avatars: AvatarsTable;
  files: FilesTable;
  rooms: RoomsTable;
  room_slugs: RoomSlugsTable;
  members: MembersTable;
  messages: MessagesTable;
  notices: NoticesTable;
  settings: SettingsTable;
  ended_sessions: EndedSessionsTable;
  invites: InvitesTable;
  invite_rooms: InviteRoomsTable;
  invite_uses: InviteUsesTable;
  passkeys: PasskeysTable;
  spent_challenges: SpentChallengesTable;
  second_factors: SecondFactorsTable;
  backup_codes: BackupCodesTable;
  reset_links: ResetLinksTable;
  mail_addresses: MailAddressesTable;
  address_links: AddressLinksTable;
  device_links: DeviceLinksTable;
  deactivations: DeactivationsTable;
  departures: DeparturesTable;
}

export type Db = Kysely<Schema>;
