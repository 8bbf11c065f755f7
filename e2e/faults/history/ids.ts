import type { MessageId } from '@parley/shared/ids.ts';

/** A UUID that tells which device made it and as its how manieth: a run of millions needs no table of ids. */
export function idOf(device: number, n: number): MessageId {
  return `${device.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as MessageId;
}

export interface Origin {
  readonly device: number;
  readonly n: number;
}

/** Null: none of ours. */
export function originOf(id: string): Origin | null {
  if (id.slice(8, 24) !== '-0000-7000-8000-') return null;
  return { device: Number.parseInt(id.slice(0, 8), 16), n: Number.parseInt(id.slice(24), 16) };
}

/** A text that nobody else writes, of some length. */
export function bodyOf(device: number, k: number, filler: number): string {
  return `${device}.${k} ${'lorem ipsum dolor sit amet '.repeat(Math.ceil(filler / 27)).slice(0, filler)}`.trimEnd();
}

/** What makes a body unlike all others; null: none of ours. */
export function markOf(body: string): string | null {
  return /^\d+\.\d+/u.exec(body)?.[0] ?? null;
}
