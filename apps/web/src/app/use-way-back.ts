import { useEffectEvent, useLayoutEffect } from 'react';
import { closeOnBack } from '../lib/back.ts';

/** While a form is open that another one led to, Back leads to that again, on any screen. */
export function useWayBack(open: boolean, onBack: () => void): void {
  const back = useEffectEvent(onBack);
  useLayoutEffect(() => (open ? closeOnBack(() => back(), true) : undefined), [open]);
}
