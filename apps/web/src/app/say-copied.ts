import { copyText } from '../lib/copy-text.ts';
import { showProblem, showToast } from '../ui/toasts.ts';

/** Copies a text and says so. */
export function sayCopied(text: string, done = 'Copied.'): void {
  void copyText(text).then((copied) => (copied ? showToast(done) : showProblem('The browser did not allow copying.')));
}
