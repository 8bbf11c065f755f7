import { idOf } from '../history/ids.ts';
import type { Send } from '../history/sends.ts';
import type { Violation } from '../history/violations.ts';
import type { FinalLog } from './final-log.ts';

/** All messages of one device. */
export interface Written {
  readonly device: number;
  readonly sends: readonly Send[];
}

type Places = ReadonlyMap<string, number>;

/** I1: what a device showed as sent is in the log, at the place it was told. */
export function everySentIsThere(written: readonly Written[], places: Places): Violation[] {
  return written.flatMap(({ device, sends }) =>
    sends.flatMap(({ n, state, seq }): Violation[] => {
      if (state !== 'ok') return [];
      const id = idOf(device, n);
      const place = places.get(id);
      if (place === undefined) return [{ invariant: 'I1', what: `${id} was shown as sent and is not in the log` }];
      return seq === 0 || place === seq ? [] : [{ invariant: 'I1', what: `${id} was told to be ${seq} and is ${place}` }];
    }),
  );
}

/** I2: no message twice, neither by its id nor by what it says. */
export function nothingTwice(logs: readonly FinalLog[]): Violation[] {
  const ids = new Set<string>();
  const marks = new Set<string>();
  const found: Violation[] = [];
  for (const { room, entries } of logs) {
    for (const { id, mark, seq } of entries) {
      if (id !== null && ids.has(id)) found.push({ invariant: 'I2', what: `${id} is in the log twice, the second time as ${seq} of ${room}` });
      if (mark !== null && marks.has(mark)) found.push({ invariant: 'I2', what: `${mark} is said twice, the second time as ${seq} of ${room}` });
      if (id !== null) ids.add(id);
      if (mark !== null) marks.add(mark);
    }
  }
  return found;
}

function inRooms(written: Written, places: Places): readonly { readonly send: Send; readonly seq: number }[] {
  return written.sends.flatMap((send) => {
    const seq = send.state === 'ok' ? places.get(idOf(written.device, send.n)) : undefined;
    return seq === undefined ? [] : [{ send, seq }];
  });
}

/** I5: what one device wrote in a room and showed as sent stands in the order in which it was written. */
export function inTheOrderWritten(written: readonly Written[], places: Places): Violation[] {
  const found: Violation[] = [];
  for (const each of written) {
    const last = new Map<number, number>();
    for (const { send, seq } of inRooms(each, places)) {
      if (seq < (last.get(send.room) ?? 0))
        found.push({ invariant: 'I5', what: `${idOf(each.device, send.n)} stands at ${seq}, before an earlier one` });
      last.set(send.room, Math.max(seq, last.get(send.room) ?? 0));
    }
  }
  return found;
}

/** I6: a message that was shown as sent before another one was written stands before it. */
export function inRealTime(written: readonly Written[], places: Places): Violation[] {
  const found: Violation[] = [];
  const byRoom = new Map<number, { send: Send; seq: number; id: string }[]>();
  for (const each of written) {
    for (const { send, seq } of inRooms(each, places)) {
      const there = byRoom.get(send.room) ?? [];
      there.push({ send, seq, id: idOf(each.device, send.n) });
      byRoom.set(send.room, there);
    }
  }
  for (const messages of byRoom.values()) {
    const ended = messages.toSorted((a, b) => a.send.endedAt - b.send.endedAt);
    let next = 0;
    let highest = 0;
    for (const { send, seq, id } of messages.toSorted((a, b) => a.send.invokedAt - b.send.invokedAt)) {
      for (let done = ended[next]; done !== undefined && done.send.endedAt < send.invokedAt; done = ended[next]) {
        highest = Math.max(highest, done.seq);
        next += 1;
      }
      if (seq < highest) found.push({ invariant: 'I6', what: `${id} stands at ${seq} and was written after ${highest} was shown as sent` });
    }
  }
  return found;
}

/** I10: what the server refused never appears. */
export function nothingRefused(written: readonly Written[], places: Places): Violation[] {
  return written.flatMap(({ device, sends }) =>
    sends.flatMap(({ n, state }): Violation[] => {
      const id = idOf(device, n);
      return state === 'rejected' && places.has(id) ? [{ invariant: 'I10', what: `${id} was refused and is in the log` }] : [];
    }),
  );
}

/** Of rows in which nobody leaves and nothing is archived: every message is sent in the end, whatever happened on the way. */
export function nothingGivenUp(written: readonly Written[], row: string): Violation[] {
  return written.flatMap(({ device, sends }) =>
    sends.flatMap(({ n, state }): Violation[] =>
      state === 'ok' ? [] : [{ invariant: 'row', what: `${row}: ${idOf(device, n)} ended as ${state}` }],
    ),
  );
}
