import type { Violations } from './violations.ts';

/** An event as far as it is compared. */
export interface Observed {
  readonly type: string;
  readonly actor: string | null;
  readonly at: number;
  readonly payload: unknown;
}

/** A membership that begins or ends with an event of the room's log. */
export interface Transition {
  readonly seq: number;
  readonly person: string;
  readonly inside: boolean;
}

/** 32 bits of what an event says (FNV-1a). */
export function fingerprint({ type, actor, at, payload }: Observed): number {
  const text = `${type}|${actor}|${at}|${JSON.stringify(payload)}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0 || 1;
}

/**
 * One room's log as all devices together have seen it. Observations are compared as they come and not kept: the first of each seq
 * says what the others must be.
 */
export class LogTable {
  readonly name: string;
  readonly transitions: Transition[] = [];
  readonly #hashes: number[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get head(): number {
    return Math.max(0, this.#hashes.length - 1);
  }

  /** The fingerprint at a seq; undefined: nobody has seen it. */
  at(seq: number): number | undefined {
    return this.#hashes[seq] || undefined;
  }

  observe(seq: number, event: Observed, violations: Violations, who: string): void {
    const hash = fingerprint(event);
    const known = this.#hashes[seq];
    if (known === undefined || known === 0) {
      while (this.#hashes.length < seq) this.#hashes.push(0);
      this.#hashes[seq] = hash;
      if (event.type === 'member:joined' || event.type === 'member:left') this.#note(seq, event);
    } else if (known !== hash) violations.add('I4', `${who} saw another event ${seq} of ${this.name} than others: ${event.type}`);
  }

  #note(seq: number, { type, payload }: Observed): void {
    const { member, personId } = payload as { readonly member?: { readonly id: string }; readonly personId?: string };
    this.transitions.push({ seq, person: member?.id ?? personId ?? '', inside: type === 'member:joined' });
  }
}
