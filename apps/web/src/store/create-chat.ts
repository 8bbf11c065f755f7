import type { Sink } from '@parley/client/types.ts';
import type { SignalName, SignalPayload } from '@parley/shared/protocol.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Fact, LocalFacts, LocalName } from './facts.ts';
import { type ChatState, initialState, reduce } from './index.ts';

export type ChatStore = StoreApi<ChatState>;

/** The state of one device, and the two ways into it: what the client reports, and what happens here. */
export interface Chat {
  readonly store: ChatStore;
  readonly sink: Sink;
  note<N extends LocalName>(name: N, payload: LocalFacts[N]): void;
  /** The state with everything in it, also what is not painted yet. */
  state(): ChatState;
  /** Shows what came since the last frame now. */
  flush(): void;
}

interface Options {
  readonly now: () => number;
  /** Runs the task before the next frame is painted; without it, at once. */
  readonly beforePaint?: (task: () => void) => void;
}

/** Creates the store of a device. What comes from the server is shown frame by frame, what happens here at once. */
export function createChat({ now, beforePaint = (task) => task() }: Options): Chat {
  const store: ChatStore = createStore(() => initialState);
  let state = initialState;
  let depth = 0;
  let due = false;

  function flush(): void {
    due = false;
    if (state !== store.getState()) store.setState(state, true);
  }

  function take(fact: Fact): void {
    state = reduce(state, fact);
    if (depth === 0) show();
  }

  function show(): void {
    if (due || state === store.getState()) return;
    due = true;
    beforePaint(() => {
      if (due) flush();
    });
  }

  function note<N extends LocalName>(name: N, payload: LocalFacts[N]): void {
    state = reduce(state, { kind: 'local', name, payload } as Fact);
    if (depth === 0) flush();
  }

  const sink: Sink = {
    batch(apply) {
      depth += 1;
      try {
        apply();
      } finally {
        depth -= 1;
        if (depth === 0) show();
      }
    },
    personSnapshot: (part) => take({ kind: 'person', state: part }),
    roomSnapshot: (roomId, part, head) => take({ kind: 'room', roomId, state: part, head }),
    event: (log, seq, { type, payload, actor, at }) => take({ kind: 'event', name: type, payload, place: { log, seq, actor, at } } as Fact),
    signal: <N extends SignalName>(name: N, payload: SignalPayload<N>) => take({ kind: 'signal', name, payload, now: now() } as Fact),
    roomGone: (roomId) => note('room:gone', { roomId }),
    heads: (heads) => note('heads:told', heads),
    outbox: (entries) => note('outbox:changed', entries),
    status: (status) => note('connection:changed', status),
  };

  return { store, sink, note, state: () => state, flush };
}
