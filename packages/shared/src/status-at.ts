import type { Profile, Status } from './features/profiles.ts';

/** A person’s status at this time: one that has ended is none. */
export function statusAt(profile: Profile | undefined, now: number): Status | undefined {
  const status = profile?.status;
  return status === undefined || (status.until !== null && status.until <= now) ? undefined : status;
}

/** The profile without a status that has ended; the same object if there is none. */
export function profileAt(profile: Profile, now: number): Profile {
  if (profile.status === undefined || statusAt(profile, now) !== undefined) return profile;
  const { status: _ended, ...rest } = profile;
  return rest;
}
