import type { PersonId, RoomId } from '@parley/shared/ids.ts';
import type { LogEvent, PersonState } from '@parley/shared/protocol.ts';
import { followLog, type FollowedLog, type LogServices } from './followed-log.ts';
import type { Run } from './core/cursor.ts';
import { attempt } from './problem.ts';
import type { Sink } from './types.ts';

export interface OwnLog {
  readonly personId: PersonId;
  readonly log: FollowedLog<PersonState>;
}

export interface OwnLogOptions extends LogServices {
  readonly sink: Sink;
  deliver(log: PersonId, run: Run, learn: (event: LogEvent) => void): void;
  /** What waited for a snapshot may go on. */
  settled(): void;
  /** The list of rooms shows this one as it was at `seq`. */
  listed(roomId: RoomId, seq: number): void;
  /** A room came to the list, as it was at `seq`. */
  joined(roomId: RoomId, seq: number): void;
  /** The list is complete: these are the person's rooms. */
  listedAll(rooms: ReadonlySet<string>): void;
  left(roomId: RoomId): void;
  /** A snapshot has told that the person left a room, and they may have entered it again. */
  mayHaveLeft(roomId: RoomId): void;
}

/** Follows the log of the person whose device this is, and learns from it which rooms are theirs. */
export function followOwnLog(personId: PersonId, options: OwnLogOptions): OwnLog {
  const { sink, problem } = options;

  function learn(event: LogEvent): void {
    if (event.type === 'room:joined') options.joined(event.payload.summary.room.id, event.payload.summary.seq);
    if (event.type === 'room:left') options.left(event.payload.roomId);
  }

  const log = followLog<PersonState>(
    personId,
    {
      run(run) {
        options.deliver(personId, run, learn);
        options.settled();
      },
      snapshot(state) {
        sink.personSnapshot(state);
        attempt(problem, 'protocol', 'reading the list of rooms', () => {
          for (const { room, seq } of state.rooms) options.listed(room.id, seq);
          options.listedAll(new Set<string>(state.rooms.map(({ room }) => room.id)));
        });
      },
      covered(events) {
        for (const event of events) {
          if (event.type === 'room:left') attempt(problem, 'event', 'learning from the own log', () => options.mayHaveLeft(event.payload.roomId));
        }
      },
      gone() {
        problem({ kind: 'protocol', message: 'the server does not know this person’s own log' });
        options.connection.drop();
      },
      settled: options.settled,
    },
    options,
  );
  return { personId, log };
}
