import { useState } from 'react';
import { useStoredFlag } from '../lib/use-stored-flag.ts';

export interface DetailsState {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
}

/** Whether the details are open. Beside the room, this device remembers it; over the room, they are open until they are closed, or another room opens. */
export function useDetails(beside: boolean, roomId: string | undefined): DetailsState {
  const [kept, setKept] = useStoredFlag('details', true);
  const [over, setOver] = useState<string | null>(null);
  const open = beside ? kept : roomId !== undefined && over === roomId;
  function set(next: boolean): void {
    if (beside) setKept(next);
    else setOver(next ? (roomId ?? null) : null);
  }
  return { open, toggle: () => set(!open), close: () => set(false) };
}
