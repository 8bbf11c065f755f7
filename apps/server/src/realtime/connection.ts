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
  /** Logs whose packets it gets. */
  readonly logs: Set<LogId>;
  /** Rooms among them. */
  rooms(): RoomId[];
  write(encoded: Encoded): void;
  /** Dropped if the other end is slow to read. */
  writeVolatile(encoded: Encoded): void;
}

/** Options that Engine.IO's `write` takes from Socket.IO's own adapter, but does not declare. */
type WriteOptions = Parameters<ParleySocket['conn']['write']>[1] & { readonly wsPreEncodedFrame: readonly Buffer[] };

export function createConnection(socket: ParleySocket): Connection {
  const { personId, sessionId } = socket.data;
  const logs = new Set<LogId>();
  function write(encoded: Encoded): void {
    const options: WriteOptions = { wsPreEncodedFrame: [encoded.frame] };
    socket.conn.write(encoded.text, options);
  }
  return {
    personId,
    sessionId,
    socket,
    logs,
    rooms: () => [...logs].filter((log): log is RoomId => log !== personId),
    write,
    writeVolatile(encoded) {
      if (!isBehind(socket.conn as unknown as Line)) {
        write(encoded);
      }
    },
  };
}
