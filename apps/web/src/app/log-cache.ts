import type { Clock, LogCache, Standing } from '@parley/client/types.ts';
import type { KeptRows } from '../lib/kept-rows.ts';
import { type ChatState, initialState, reduce } from '../store/index.ts';
import type { Fact } from '../store/facts.ts';
import { personStateOf, roomStateOf } from '../store/kept-state.ts';
import { changesFor, type Copies, isMine, listKey, type ListRow, type LogRow, type RoomRow } from './kept-logs.ts';
import { createKeptNames } from './kept-names.ts';

/** What changes is kept at most this often (ms): together, and when the browser has nothing better to do. */
const gathers = 1_000;
/** A storage that fails so often in a row is left alone. */
const patience = 3;

/** A device whose copies are kept. */
export interface CopySource {
  /** With everything in it that the client has told, also what is not painted yet. */
  state(): ChatState;
  subscribe(changed: () => void): () => void;
  standing(): Standing | null;
}

export interface KeptLogs extends LogCache {
  /** Keeps the copies of this device from now on, until the returned function is called. */
  follow(source: CopySource): () => void;
  /** Keeps now what has not been kept yet: the page may go. */
  flush(): void;
  /** Somebody has deleted what was kept. */
  lost(): void;
}

export interface LogCacheOptions {
  readonly personId: string;
  readonly rows: KeptRows<LogRow>;
  /** The room that will be asked for first: it is read with the list. */
  likelyRoom(): string | null;
  /** Whether anything may be kept, at this moment. */
  allowed(): boolean;
  /** Nothing that was kept stays. */
  forget(): void;
  readonly clock: Clock;
  whenIdle(task: () => void): () => void;
}

/** What this browser keeps of one person’s rooms, read when the app opens and written behind its back. */
export function createLogCache({ personId, rows, likelyRoom, allowed, forget, clock, whenIdle }: LogCacheOptions): KeptLogs {
  let source: CopySource | null = null;
  /** Where the kept copy of each room stands. */
  const written = new Map<string, number>();
  /** The state that was kept last, and the rooms in it that was looked at last. */
  let seen: ChatState | null = null;
  let before: ChatState['rooms']['byId'] = {};
  let writes = 0;
  let cancel: (() => void) | null = null;
  let failures = 0;
  let ahead: { readonly id: string; readonly row: LogRow | undefined } | null = null;
  const withNames = createKeptNames(() => source?.state().people.names ?? {});

  /** What no slice can take in is of no use, and must not get to the screen. */
  function isSound(fact: Fact): boolean {
    try {
      reduce(initialState, fact);
      return true;
    } catch {
      forget();
      return false;
    }
  }

  function copies({ state: read, standing }: CopySource): Copies | null {
    const stands = standing();
    const state = read();
    const list = personStateOf(state);
    if (stands === null || list === null) return null;
    seen = state;
    const rooms = Object.entries(stands.rooms).flatMap(([id, at]) => {
      const room = written.get(id) === at ? null : roomStateOf(state, id);
      return room === null ? [] : [{ id, at, state: room }];
    });
    return { personId, epoch: stands.epoch, at: stands.self, savedAt: clock.now(), state: list, rooms };
  }

  async function write(found: Copies): Promise<void> {
    writes += 1;
    for (const { id, at } of found.rooms) written.set(id, at);
    try {
      await rows.change(listKey, (row) => changesFor(row as ListRow | undefined, found));
      failures = 0;
    } catch {
      // Full, blocked or broken: the space that it takes is better left to what was not sent.
      failures += 1;
      if (source !== null) forget();
    }
    writes -= 1;
    // What came meanwhile.
    changed();
  }

  /** Keeps what has changed; false: nothing can be kept now. */
  function flush(): boolean {
    cancel?.();
    cancel = null;
    if (source === null || failures >= patience || !allowed()) return false;
    if (source.state() === seen) return true;
    const found = copies(source);
    if (found !== null) void write(found);
    return found !== null;
  }

  function changed(): void {
    if (source === null) return;
    const { byId } = source.state().rooms;
    const left = byId !== before && Object.keys(before).some((id) => byId[id] === undefined);
    before = byId;
    if (left) {
      // A room that the person has left goes at once, with all the others if it must be.
      if (!flush()) forget();
    } else if (cancel === null && writes === 0 && source.state() !== seen) {
      cancel = clock.after(gathers, () => {
        cancel = whenIdle(flush);
      });
    }
  }

  return {
    async own() {
      if (!allowed()) {
        forget();
        return null;
      }
      const likely = likelyRoom() ?? listKey;
      const [list, first] = await Promise.all([rows.read(listKey), rows.read(likely)]);
      ahead = { id: likely, row: first };
      const row = list as ListRow | undefined;
      if (row === undefined) return null;
      if (!isMine(row, personId)) {
        forget();
        return null;
      }
      if (!isSound({ kind: 'person', state: row.state })) return null;
      for (const [id, { at }] of Object.entries(row.rooms)) written.set(id, at);
      return row;
    },
    async room(id) {
      if (!allowed()) return null;
      const row = (ahead?.id === id ? ahead.row : await rows.read(id)) as RoomRow | undefined;
      ahead = null;
      if (!isMine(row, personId) || !isSound({ kind: 'room', roomId: id, state: row.state, head: row.at })) return null;
      return { ...row, state: withNames(row.state, row.savedAt) };
    },
    follow(given) {
      source = given;
      const stop = given.subscribe(changed);
      return () => {
        stop();
        cancel?.();
        cancel = null;
        source = null;
        rows.close();
      };
    },
    flush: () => void flush(),
    lost() {
      written.clear();
      // The next change keeps all of it again, if it may.
      seen = null;
    },
  };
}
