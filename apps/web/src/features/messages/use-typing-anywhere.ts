import { useEffect } from 'react';
import { startsMessage } from './composer-keys.ts';
import { focusComposer, isFreeToType } from './focus-composer.ts';

/** Whoever types with the focus on nothing that takes it means the message box. */
export function useTypingAnywhere(): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (!event.defaultPrevented && startsMessage(event) && isFreeToType(event.target)) focusComposer();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
