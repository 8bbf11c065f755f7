import type { DatabaseKind } from '../../db/connect.ts';

/** A moment (ms since 1970) as the library’s tables have it. */
export function time(kind: DatabaseKind, at: number): string | Date {
  return kind === 'sqlite' ? new Date(at).toISOString() : new Date(at);
}

/** A yes or no as the library’s tables have it. */
export function flag(kind: DatabaseKind, value: boolean): number | boolean {
  return kind === 'sqlite' ? Number(value) : value;
}
