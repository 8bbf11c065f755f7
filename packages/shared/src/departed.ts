/** What somebody is called who has deleted their account. Nobody else is called so. */
export const DEPARTED = 'Deleted person';
