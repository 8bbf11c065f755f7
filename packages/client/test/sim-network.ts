import type { CreateTransport, TransportEvents } from '../src/transport.ts';
import type { SimClock } from './sim-clock.ts';

/** What can go wrong on the way, as probabilities; delays in milliseconds. */
export interface Weather {
  readonly loss: number;
  readonly copies: number;
  readonly delay: number;
  readonly openFails: number;
  /** What is sent later arrives later, as on one connection; otherwise it may be overtaken. */
  readonly ordered?: boolean;
}

export const calm: Weather = { loss: 0, copies: 0, delay: 5, openFails: 0 };

/** The server's end of one connection. */
export interface Line {
  send(name: string, payload: unknown): void;
  /** The server hangs up. */
  end(): void;
}

export interface Receiver {
  opened(line: Line): void;
  received(line: Line, name: string, payload: unknown, reply: (ack: unknown) => void): void;
  closed(line: Line): void;
}

export interface SimNetwork {
  readonly transport: CreateTransport;
  weather(next: Weather): void;
  /** Every connection is lost and both ends learn of it. */
  cut(): void;
  /** Nothing goes through the present connections any more; the client's end learns of it after `noticed` ms. */
  swallow(noticed: number): void;
  lines(): number;
}

/** Connections on which whatever is sent may be lost, doubled, delayed and so overtaken. */
export function createSimNetwork(clock: SimClock, random: () => number, receiver: Receiver): SimNetwork {
  let weather = calm;
  const lines = new Set<{ end(): void; swallow(): void }>();

  function connect(events: TransportEvents) {
    let state: 'new' | 'open' | 'swallowed' | 'closed' = 'new';
    /** Of each direction, when the last of what is on its way arrives. */
    const last = { up: 0, down: 0 };

    function carry(way: 'up' | 'down', deliver: () => void): void {
      const copies = random() < weather.loss ? 0 : random() < weather.copies ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        const due = clock.now() + random() * weather.delay;
        const at = weather.ordered === true ? Math.max(due, last[way]) : due;
        last[way] = at;
        clock.after(at - clock.now(), () => {
          if (state === 'open') deliver();
        });
      }
    }

    const line: Line = {
      send: (name, payload) => carry('down', () => events.received(name, structuredClone(payload))),
      end: () => hangUp(true),
    };
    const handle = {
      end: () => hangUp(true),
      swallow() {
        if (state === 'open') state = 'swallowed';
      },
    };

    function hangUp(tell: boolean): void {
      if (state === 'closed') return;
      const known = state !== 'new';
      state = 'closed';
      lines.delete(handle);
      if (known) receiver.closed(line);
      if (tell) clock.after(random() * weather.delay, () => events.closed('cut'));
    }

    return {
      open() {
        clock.after(random() * weather.delay, () => {
          if (state !== 'new') return;
          const luck = random();
          if (luck < weather.openFails / 2) return;
          if (luck < weather.openFails) return hangUp(true);
          state = 'open';
          lines.add(handle);
          receiver.opened(line);
          events.opened();
        });
      },
      close: () => hangUp(false),
      emit(name: string, payload: unknown, reply?: (ack: unknown) => void) {
        const copy: unknown = structuredClone(payload);
        const answer = (ack: unknown): void => carry('down', () => reply?.(structuredClone(ack)));
        carry('up', () => receiver.received(line, name, copy, answer));
      },
    };
  }

  return {
    transport: (_url, events) => connect(events),
    weather(next) {
      weather = next;
    },
    cut() {
      for (const line of [...lines]) line.end();
    },
    swallow(noticed) {
      for (const line of [...lines]) {
        line.swallow();
        clock.after(noticed, line.end);
      }
    },
    lines: () => lines.size,
  };
}
