/** What of Engine.IO's connection we look at: fields that it has, but does not declare as its own. */
export interface Line {
  readonly id: string;
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: {
    /** A WebSocket; with long-polling there is none. */
    readonly socket?: {
      readonly bufferedAmount: number;
      readonly _socket?: { readonly _handle?: { readonly writeQueueSize: number } | null } | null;
      terminate(): void;
    };
  };
  close(discard: boolean): void;
}

function weigh(data: unknown): number {
  return typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;
}

/**
 * What has been said to the other end and has not left yet: characters that wait for the transport, and bytes that wait for the network. The
 * transport takes nothing new while a frame is on its way.
 */
export function waitingOf({ writeBuffer, transport }: Line): number {
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) {
    bytes += weigh(packet.data);
  }
  return bytes;
}

/** Whether nothing waits. */
export function isIdle({ writeBuffer, transport }: Line): boolean {
  return writeBuffer.length === 0 && (transport.socket?.bufferedAmount ?? 0) === 0;
}

/** Changes whenever the network takes something, be it a part of a frame. */
export function progressOf({ writeBuffer, transport }: Line): string {
  // With long-polling what waits goes all at once, when the other end asks: then the first one is another.
  const { socket } = transport;
  if (socket === undefined) {
    return String(writeBuffer.length === 0);
  }
  // oxlint-disable-next-line no-underscore-dangle -- no public field tells how much of a large frame has left
  return `${socket.bufferedAmount} ${socket._socket?._handle?.writeQueueSize ?? 0}`;
}

/** Ends a connection with all that waits. Its `close` would wait until everything has left. */
export function cut(line: Line): void {
  line.transport.socket?.terminate();
  line.close(true);
}
