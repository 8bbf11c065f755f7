/** What an owner can make of others, and what each may do. */
export const choices = [
  { value: 'owner', label: 'Owner', meaning: 'Can do everything, also make others owners and admins.' },
  { value: 'admin', label: 'Admin', meaning: 'Invites people, helps members sign in, and can deactivate them.' },
  { value: 'member', label: 'Member', meaning: 'Makes and joins rooms, and writes in them.' },
] as const;
