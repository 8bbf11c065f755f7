import type { Kept } from '../../../db/kept-of-people.ts';

export const sessionsKept: Kept = {
  ofPeople: [
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
      refersTo: ['auth_users'],
    },
    {
      name: 'sessions',
      table: 'auth_sessions',
      whose: 'userId',
      told: ['userAgent', 'createdAt', 'updatedAt', 'expiresAt'],
      withheld: ['id', 'token', 'ipAddress'],
      refersTo: ['auth_users'],
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
  ],
  ofNobody: {
    auth_verifications: 'the library’s, never used',
  },
};
