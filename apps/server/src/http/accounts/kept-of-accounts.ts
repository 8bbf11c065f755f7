import type { KeptOfPeople, NotOfPeople } from '../../db/kept-of-people.ts';

/** What the tables of accounts keep of people. */
export const keptOfAccounts: readonly KeptOfPeople[] = [
  {
    name: 'account',
    table: 'auth_users',
    whose: 'id',
    told: ['username', 'isAnonymous', 'createdAt', 'updatedAt'],
    // What the library wants to have: nothing of the person is in it.
    withheld: ['name', 'email', 'emailVerified', 'image'],
  },
  {
    name: 'waysIn',
    table: 'auth_accounts',
    whose: 'userId',
    told: ['providerId', 'createdAt', 'updatedAt'],
    withheld: ['id', 'accountId', 'password', 'accessToken', 'refreshToken', 'idToken', 'accessTokenExpiresAt', 'refreshTokenExpiresAt', 'scope'],
  },
  {
    name: 'sessions',
    table: 'auth_sessions',
    whose: 'userId',
    told: ['userAgent', 'createdAt', 'updatedAt', 'expiresAt'],
    withheld: ['id', 'token', 'ipAddress'],
  },
  { name: 'provedSessions', table: 'session_proofs', whose: 'person_id', told: ['at'], withheld: ['session_id'] },
  {
    name: 'endedSessions',
    table: 'ended_sessions',
    whose: 'person_id',
    told: ['at', 'raised'],
    withheld: ['token_hash'],
    stays: 'for the browsers of whoever left to be told',
  },
  {
    name: 'passkeys',
    table: 'passkeys',
    whose: 'person_id',
    told: ['name', 'site', 'created_at', 'used_at'],
    withheld: ['id', 'public_key', 'counter', 'transports'],
  },
  {
    name: 'signInsElsewhere',
    table: 'identities',
    whose: 'person_id',
    told: ['issuer', 'subject', 'label', 'created_at', 'used_at'],
    withheld: ['id'],
  },
  { name: 'secondFactor', table: 'second_factors', whose: 'person_id', told: ['since'], withheld: ['secret', 'last_step'] },
  { name: 'backupCodes', table: 'backup_codes', whose: 'person_id', told: [], withheld: ['hash'] },
  { name: 'mailAddresses', table: 'mail_addresses', whose: 'person_id', told: ['address', 'confirmed_at'], withheld: ['address_key'] },
  { name: 'mailAddressesToConfirm', table: 'address_links', whose: 'person_id', told: ['address', 'expires_at'], withheld: ['token_hash'] },
  { name: 'linksForAnotherDevice', table: 'device_links', whose: 'person_id', told: ['expires_at'], withheld: ['token_hash', 'session_id'] },
];

export const notOfAccounts: NotOfPeople = {
  auth_verifications: 'the library’s, never used',
  spent_challenges: 'of nobody in particular, and of numbers that were made up',
};
