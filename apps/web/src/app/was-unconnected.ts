import type { Ack } from '@parley/shared/ack.ts';

/** Whether there was no connection to get an answer by. */
export function wasUnconnected(ack: Ack<unknown>): boolean {
  return 'unconnected' in ack;
}
