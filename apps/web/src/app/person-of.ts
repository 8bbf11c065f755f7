import type { Person } from '@parley/shared/features/people.ts';

/** The person that a value from outside describes, or null. */
export function personOf(value: unknown): Person | null {
  if (typeof value !== 'object' || value === null || !('id' in value && 'name' in value)) return null;
  return typeof value.id === 'string' && typeof value.name === 'string' ? (value as Person) : null;
}
