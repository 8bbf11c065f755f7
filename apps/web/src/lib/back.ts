import { depthHere } from './address.ts';
import { media } from './use-media.ts';

/** What lies over the page, the uppermost last: how each is closed. Each has a step of the history of its own, for Back to take. */
const over: (() => void)[] = [];
/** Steps that nothing needs any more are being taken back. */
let returning = false;

/** Gives the history as many steps as things are open. */
function settle(): void {
  const here = depthHere();
  // What is done to a history that is on its way back ends up at the wrong step.
  if (returning) return;
  if (here > over.length) {
    returning = true;
    history.go(over.length - here);
  } else if (here < over.length) history.pushState({ ...history.state, over: here + 1 }, '');
}

function wentBack(): void {
  // Nobody pressed Back: what was opened meanwhile stays.
  if (returning) returning = false;
  else for (const close of over.splice(depthHere())) close();
  settle();
}

/** On a phone, or `anywhere`, Back closes what was opened, and leaves everything else as it is. The returned function ends that. */
export function closeOnBack(close: () => void, anywhere = false): (() => void) | undefined {
  if (!anywhere && !matchMedia(media.onePane).matches) return undefined;
  addEventListener('popstate', wentBack);
  over.push(close);
  settle();
  return () => {
    const at = over.indexOf(close);
    if (at !== -1) over.splice(at, 1);
    // Not at once: what opens in its place takes over its step, and so does another page.
    setTimeout(settle);
  };
}
