import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { App } from './app/App.tsx';
import { Crash } from './app/Crash.tsx';
import { soon } from './app/soon.ts';
import { forgetLogs } from './lib/forget-logs.ts';
import { media } from './lib/use-media.ts';

soon.then(
  ({ followTheme }) => followTheme(),
  () => {},
);
const { visualViewport } = globalThis;
if (visualViewport && matchMedia(media.touch).matches) {
  void import('./lib/follow-keyboard.ts').then(({ followKeyboard }) => followKeyboard(visualViewport));
}
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  // What was kept may be what it fails at: the next start is without.
  <ErrorBoundary onError={forgetLogs} fallback={<Crash onReload={() => location.reload()} />}>
    <App />
  </ErrorBoundary>,
);
