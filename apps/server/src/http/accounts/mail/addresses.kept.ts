import type { Kept } from '../../../db/kept-of-people.ts';

export const addressesKept: Kept = {
  ofPeople: [
    { name: 'mailAddresses', table: 'mail_addresses', whose: 'person_id', told: ['address', 'confirmed_at'], withheld: ['address_key'] },
    { name: 'mailAddressesToConfirm', table: 'address_links', whose: 'person_id', told: ['address', 'expires_at'], withheld: ['token_hash'] },
  ],
};
