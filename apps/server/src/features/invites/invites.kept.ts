import type { Kept } from '../../db/kept-of-people.ts';
import { inviteRoomsOf } from './invites.queries.ts';

export const invitesKept: Kept = {
  ofPeople: [
    {
      name: 'invitesMade',
      table: 'invites',
      whose: 'made_by',
      told: ['id', 'role', 'created_at', 'expires_at', 'revoked_at', 'uses', 'used'],
      withheld: ['token_hash'],
      stays: 'where somebody came by it',
    },
    {
      name: 'invitesMadeForRooms',
      table: 'invite_rooms',
      whose: 'invite_id',
      told: ['room_id'],
      withheld: [],
      rows: inviteRoomsOf,
      stays: 'with their invite',
    },
    // Who came by one’s own invites is about them.
    { name: 'invitesUsed', table: 'invite_uses', whose: 'person_id', told: ['invite_id', 'at'], withheld: [] },
  ],
};
