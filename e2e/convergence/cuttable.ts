import type { CreateTransport, Transport } from '@parley/client/transport.ts';

/** A transport that can be cut as a network is: without a word to either end, and for as long as it takes. */
export interface Cuttable {
  readonly create: CreateTransport;
  cut(): void;
  mend(): void;
}

export function createCuttable(create: CreateTransport): Cuttable {
  let isCut = false;
  const open = new Set<(reason: string) => void>();

  return {
    create(url, events) {
      let transport: Transport | null = null;
      function lose(reason: string): void {
        open.delete(lose);
        transport?.close();
        events.closed(reason);
      }
      transport = create(url, {
        ...events,
        closed(reason) {
          open.delete(lose);
          events.closed(reason);
        },
      });
      const inner = transport;
      return {
        open() {
          open.add(lose);
          // A network that is not there is found out later, never within the call.
          if (isCut) queueMicrotask(() => open.has(lose) && lose('no network'));
          else inner.open();
        },
        close() {
          open.delete(lose);
          inner.close();
        },
        emit: (name, payload, reply) => inner.emit(name, payload, reply),
      };
    },
    cut() {
      isCut = true;
      for (const lose of [...open]) lose('cut');
    },
    mend() {
      isCut = false;
    },
  };
}
