import type { Socket as TcpSocket } from 'node:net';
import type { LogId, PersonId, RoomId } from '@parley/shared/ids.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '@parley/shared/protocol.ts';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Device } from '../log/types.ts';
import type { Encoded } from './frame.ts';
import { isBehind } from './slow-readers.ts';
import type { Line } from './waiting.ts';

export interface SocketData {
  personId: PersonId;
  sessionId: string;
}
export type ParleyServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type ParleySocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

/** One tab's socket. */
export interface Connection extends Device {
  readonly personId: PersonId;
  readonly sessionId: string;
  readonly socket: ParleySocket;
  /** Logs whose packets it gets, and the seq in each up to which it was given none: it was not watching yet. */
  readonly logs: Map<LogId, number>;
  /** Rooms among them. */
  rooms(): RoomId[];
  write(encoded: Encoded): void;
  /** Whether the other end is slow to read, so that signals are left out. */
  isBehind(): boolean;
}

/** What Engine.IO has but does not declare as its own. */
interface Wiring extends Line {
  readonly readyState: string;
  readonly transport: Line['transport'] & { readonly name: string; readonly socket?: { readonly _socket: TcpSocket | null } };
}

export function createConnection(socket: ParleySocket): Connection {
  const { personId, sessionId } = socket.data;
  const { conn } = socket;
  const wiring = conn as unknown as Wiring;
  const logs = new Map<LogId, number>();
  /** By WebSocket, the socket under it; null while it polls. */
  let bare: TcpSocket | null = null;

  function findBare(): void {
    const { name, socket: webSocket } = wiring.transport;
    // oxlint-disable-next-line no-underscore-dangle -- ws has no public way to its socket
    bare = name === 'websocket' ? (webSocket?._socket ?? null) : null;
  }
  findBare();
  conn.on('upgrade', findBare);

  /** A frame that is ready to go needs none of the layers above the socket, which cost more than the system call; unless something waits in them. */
  function write(encoded: Encoded): void {
    if (bare !== null && wiring.writeBuffer.length === 0 && wiring.readyState === 'open') {
      bare.write(encoded.frame);
    } else {
      conn.write(encoded.text);
    }
  }

  return {
    personId,
    sessionId,
    socket,
    logs,
    rooms: () => [...logs.keys()].filter((log): log is RoomId => log !== personId),
    write,
    isBehind: () => isBehind(wiring),
  };
}
