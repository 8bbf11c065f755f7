import { readStored, writeStored } from './stored.ts';

/** Whether a single key on a message does something: who dictates, or strikes keys by mistake, can switch that off (WCAG 2.1.4). */
export function usesSingleKeys(): boolean {
  return readStored('single-keys') !== 'no';
}

export function chooseSingleKeys(yes: boolean): void {
  writeStored('single-keys', yes ? null : 'no');
}
