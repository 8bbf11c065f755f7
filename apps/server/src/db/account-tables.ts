import type { PersonId } from '@parley/shared/ids.ts';
import type { Generated } from 'kysely';

// What is kept of the ways in, beside the library’s own tables.

/** Of sessions that were ended from elsewhere: SHA-256 of the token, whose it was, and when; 1: because they became more. */
export interface EndedSessionsTable {
  token_hash: string;
  person_id: PersonId;
  at: number;
  raised: Generated<number>;
}

/** Sessions whose person has signed in elsewhere anew for them, and when that was. */
export interface SessionProofsTable {
  session_id: string;
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

/** Who somebody is to a provider they sign in with. */
export interface IdentitiesTable {
  id: string;
  /** Who says so, and what they call them there: never anything but these two says who somebody is. */
  issuer: string;
  subject: string;
  person_id: PersonId;
  /** For their own eyes; empty: nothing was said. */
  label: string;
  created_at: number;
  used_at: number;
}

export interface AccountTables {
  ended_sessions: EndedSessionsTable;
  session_proofs: SessionProofsTable;
  passkeys: PasskeysTable;
  spent_challenges: SpentChallengesTable;
  second_factors: SecondFactorsTable;
  backup_codes: BackupCodesTable;
  mail_addresses: MailAddressesTable;
  address_links: AddressLinksTable;
  device_links: DeviceLinksTable;
  identities: IdentitiesTable;
}
