import { copyText } from '../lib/copy-text.ts';
import { showToast } from '../ui/toasts.ts';

/** Copies a text and says so. */
export function sayCopied(text: string): void {
  void copyText(text).then((copied) => showToast(copied ? 'Copied.' : 'The browser did not allow copying.'));
}
