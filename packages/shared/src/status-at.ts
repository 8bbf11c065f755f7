import type { Profile, Status } from './features/profiles.ts';

/** A person’s status at this time: one that has ended is none. */
export function statusAt(profile: Profile | undefined, now: number): Status | undefined {
  const status = profile?.status;
  return status === undefined || (status.until !== null && status.until <= now) ? undefined : status;
}

/** When the first thing in a profile ends by itself; Infinity: nothing does. */
export function endIn({ status, dnd }: Profile): number {
  return Math.min(status?.until ?? Infinity, dnd?.until ?? Infinity);
}

/** The profile without what has ended; the same object if nothing has. */
export function profileAt(profile: Profile, now: number): Profile {
  if (endIn(profile) > now) return profile;
  const { status: _status, dnd, ...rest } = profile;
  const status = statusAt(profile, now);
  const { until, ...left } = dnd ?? {};
  const quiet = until !== undefined && until > now ? dnd : left;
  return { ...rest, ...(status && { status }), ...(quiet && Object.keys(quiet).length > 0 && { dnd: quiet }) };
}
