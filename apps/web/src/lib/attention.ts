/** After this long without a sign of life somebody is away. */
const awayAfter = 300_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

function isAttentive(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Tells whether the tab is visible and in focus: now, and whenever that changes. The returned function ends it. */
export function watchAttention(told: (attentive: boolean) => void): () => void {
  const stop = new AbortController();
  const check = (): void => told(isAttentive());
  document.addEventListener('visibilitychange', check, { signal: stop.signal });
  for (const name of ['focus', 'blur', 'pageshow'] as const) addEventListener(name, check, { signal: stop.signal });
  check();
  return () => stop.abort();
}

/** Tells when nobody has touched this device for a while, and when somebody does again. */
export function watchPresence(told: (state: 'online' | 'away') => void): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;

  function check(): void {
    const idle = Date.now() - last;
    if (idle < awayAfter) timer = setTimeout(check, awayAfter - idle);
    else {
      timer = undefined;
      told('away');
    }
  }
  function alive(): void {
    last = Date.now();
    // One timer that looks back, instead of a new one for each move of the mouse.
    if (timer !== undefined) return;
    told('online');
    check();
  }
  function seen(): void {
    if (document.visibilityState === 'visible') alive();
  }

  for (const name of signs) addEventListener(name, alive, { signal: stop.signal, passive: true, capture: true });
  document.addEventListener('visibilitychange', seen, { signal: stop.signal });
  alive();
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}

/** A timer of this period (ms) that comes this late has slept, and everything with it. */
const beat = 2_000;
const slept = 5_000;

/** Tells when the page comes back to life, the network or the whole device: time to look after the connection. */
export function watchWaking(woke: () => void): () => void {
  const stop = new AbortController();
  let due = Date.now() + beat;
  function check(): void {
    const late = Date.now() - due;
    due = Date.now() + beat;
    // In the background a browser holds timers back, asleep or not.
    if (late > slept && document.visibilityState === 'visible') woke();
  }
  const timer = setInterval(check, beat);
  // Also when it is said to be gone: asked after, it is known to be, long before the heartbeat is missed.
  for (const name of ['online', 'offline'] as const) addEventListener(name, woke, { signal: stop.signal });
  addEventListener('pageshow', ({ persisted }) => persisted && woke(), { signal: stop.signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && woke(), { signal: stop.signal });
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}
