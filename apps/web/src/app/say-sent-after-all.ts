import { showToast } from '../ui/toasts.ts';

/** Says that a message which somebody took back is there nevertheless. */
export function saySentAfterAll(): void {
  showToast('Your message had been sent already. The edited one is a new message.');
}
