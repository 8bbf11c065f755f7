import { useEffect, useEffectEvent } from 'react';

/** Does something once, when a view comes to the screen; what it returns is done when it goes. */
export function useOnOpen(run: () => void | (() => void)): void {
  const open = useEffectEvent(run);
  useEffect(() => open(), []);
}
