import type { LogPacket, LogPage, SyncAnswer, SyncRequest } from '@parley/shared/protocol.ts';
import type { CreateTransport } from '@parley/client/transport.ts';
import type { History } from './history.ts';

interface Answered {
  readonly id: string;
  readonly ack: { readonly ok: boolean | null; readonly code?: string; readonly value?: { readonly seq?: number; readonly repeated?: boolean } };
}

export interface TapListener {
  /** A connection opened, was lost or given up; the sync or a read was asked for or answered. */
  step(what: string): void;
  /** The server's own word on a message, by an answer: `seq` if the log has it. */
  answered(id: string, outcome: 'ok' | 'rejected' | 'retry', seq: number): void;
}

/** What goes over one device's wires, written down below the client: what it must not get, it must not even be sent. */
export function createWireTap(history: History, person: string, who: string, listener: TapListener) {
  const sent = new Set<string>();

  function exposed(room: string, page: LogPage): void {
    if (page.kind !== 'gone' && room !== person) history.exposures.of(room, person).heads.add(page.head);
  }

  /** One connection: which rooms its person is in, by what came over it. */
  function watch() {
    let inside: Set<string> | null = null;
    const learned = new Map<string, boolean>();

    function learn(room: string, isIn: boolean): void {
      if (inside === null) learned.set(room, isIn);
      else if (isIn) inside.add(room);
      else inside.delete(room);
    }

    return {
      synced(request: SyncRequest, answer: SyncAnswer): void {
        inside = new Set(Object.keys(answer.heads));
        for (const [room, isIn] of learned) learn(room, isIn);
        for (const [room, [seq]] of Object.entries(answer.heads) as [string, readonly [number, number]][])
          history.exposures.of(room, person).heads.add(seq);
        for (const [room, page] of Object.entries(answer.rooms) as [string, LogPage][]) {
          exposed(room, page);
          if (page.kind === 'snapshot' && room in request.rooms) history.saw('limited sync');
        }
      },
      packet({ log, from, events }: LogPacket): void {
        if (log !== person) return history.exposures.of(log, person).pushed.add(from, from + events.length - 1);
        for (const event of events) {
          if (event.type === 'room:joined') learn(event.payload.summary.room.id, true);
          if (event.type === 'room:left') learn(event.payload.roomId, false);
        }
      },
      signal(name: string, room: string): void {
        if (inside !== null && !inside.has(room)) history.violations.add('I7', `${who} got ${name} of ${room}, which its person is not in`);
      },
      heads(rooms: Readonly<Record<string, readonly [number, number]>>): void {
        for (const [room, [seq]] of Object.entries(rooms)) history.exposures.of(room, person).heads.add(seq);
      },
    };
  }

  function answered({ id, ack }: Answered): void {
    if (ack.ok === true && ack.value?.repeated === true) history.saw('duplicate ack');
    listener.answered(id, ack.ok === true ? 'ok' : ack.ok === false && ack.code !== 'unauthenticated' ? 'rejected' : 'retry', ack.value?.seq ?? 0);
  }

  function note(line: ReturnType<typeof watch>, name: string, payload: unknown): void {
    if (name === 'log:events') line.packet(payload as LogPacket);
    else if (name === 'log:heads') line.heads((payload as { readonly rooms: Readonly<Record<string, readonly [number, number]>> }).rooms);
    else if (name === 'command:answered') answered(payload as Answered);
    else if (typeof payload === 'object' && payload !== null && 'roomId' in payload) line.signal(name, String(payload.roomId));
  }

  function ask(line: ReturnType<typeof watch>, name: string, payload: unknown, ack: { readonly ok?: unknown; readonly value?: unknown }): void {
    if (ack.ok !== true) return;
    if (name === 'log:sync') return line.synced(payload as SyncRequest, ack.value as SyncAnswer);
    if (name !== 'log:read') return;
    const { log, after } = payload as { readonly log: string; readonly after: number | null };
    const page = ack.value as LogPage;
    exposed(log, page);
    if (after === null || page.kind === 'gone') return;
    if (page.kind === 'snapshot') history.saw('limited sync');
    else if (page.events.length > 0) history.saw('gap repaired');
  }

  function wrap(create: CreateTransport): CreateTransport {
    return (url, events) => {
      const line = watch();
      const inner = create(url, {
        ...events,
        opened() {
          listener.step('opened');
          events.opened();
        },
        closed(reason) {
          listener.step(`closed (${reason})`);
          events.closed(reason);
        },
        received(name, payload) {
          note(line, name, payload);
          events.received(name, payload);
        },
      });
      return {
        open: () => inner.open(),
        close: () => inner.close(),
        emit(name, payload, reply) {
          if (name === 'message:send') {
            const { id } = payload as { readonly id: string };
            if (sent.has(id)) history.retries += 1;
            else sent.add(id);
          }
          if (reply !== undefined) listener.step(`asked ${name}`);
          inner.emit(
            name,
            payload,
            reply &&
              ((ack) => {
                listener.step(`answered ${name}`);
                ask(line, name, payload, ack as { readonly ok?: unknown });
                reply(ack);
              }),
          );
        },
      };
    };
  }

  return {
    wrap,
    /** The message is ended: whether it went out before is of no interest any more. */
    forget: (id: string) => void sent.delete(id),
  };
}
