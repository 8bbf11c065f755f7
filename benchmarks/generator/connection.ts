import { connect, decodeAck, encodeEvent, kindOf, pong, type PacketKind } from './wire.ts';
import { openWebSocket } from './websocket.ts';

/** One person's WebSocket, past both handshakes. */
export interface Connection {
  /** Resolves when the server has let the socket into the default namespace. */
  readonly ready: Promise<void>;
  /** Sends a frame as it is. */
  send(frame: string): void;
  /** Emits an event and waits for its ack's first argument. */
  call(name: string, argument: unknown): Promise<unknown>;
  /** An ack id that `call` will not use. */
  nextAckId(): number;
  close(): void;
}

export interface Incoming {
  event(frame: Buffer): void;
  /** An ack that belongs to no `call`. */
  ack(id: number): void;
  /** The server ended the connection, or said something that nobody expected. */
  broken(reason: string): void;
}

/** Opens a connection; nothing comes in before the caller has it. */
export function openConnection(url: string, headers: Readonly<Record<string, string>>, incoming: Incoming): Connection {
  const ready = Promise.withResolvers<void>();
  const calls = new Map<number, (argument: unknown) => void>();
  let lastId = 0;
  let leaving = false;

  function nextAckId(): number {
    lastId += 1;
    return lastId;
  }
  function end(reason: string): void {
    if (leaving) return;
    ready.reject(new Error(reason));
    incoming.broken(reason);
  }
  function acknowledged(frame: Buffer): void {
    const { id, argument } = decodeAck(frame);
    const waiting = calls.get(id);
    if (waiting === undefined) return incoming.ack(id);
    calls.delete(id);
    waiting(argument);
  }
  const received: Readonly<Record<PacketKind, (frame: Buffer) => void>> = {
    open: () => socket.send(connect),
    ping: () => socket.send(pong),
    connected: () => ready.resolve(),
    event: incoming.event,
    ack: acknowledged,
    close: () => end('The server closed the connection'),
    disconnected: () => end('The server disconnected the socket'),
    refused: (frame) => end(`The server refused the socket: ${frame.toString('utf8', 2, 200)}`),
    other: (frame) => end(`An unknown packet: ${frame.toString('utf8', 0, 40)}`),
  };
  const address = new URL('/socket.io/?EIO=4&transport=websocket', url);
  const socket = openWebSocket(address, headers, { text: (frame) => received[kindOf(frame)](frame), ended: end });

  return {
    ready: ready.promise,
    send: socket.send,
    call(name, argument) {
      const id = nextAckId();
      socket.send(encodeEvent(name, argument, id));
      return new Promise((answered) => calls.set(id, answered));
    },
    nextAckId,
    close() {
      leaving = true;
      socket.destroy();
    },
  };
}
