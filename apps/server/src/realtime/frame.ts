/** A message as Socket.IO writes it, in the two shapes its transports take. */
export interface Encoded {
  /** For HTTP long-polling. */
  readonly text: string;
  /** A whole WebSocket frame, header and payload in one buffer: one write per socket, shared by all of them. */
  readonly frame: Buffer;
}

const FIN_TEXT = 0x81;

/**
 * An event of the main namespace, encoded once for every socket. `json` is the payload. An Engine.IO message begins with `4`, a Socket.IO
 * event with `2`; the frame is RFC 6455, section 5.2, unmasked as a server's must be.
 */
export function encodeEvent(name: string, json: string): Encoded {
  const text = `2["${name}",${json}]`;
  const length = Buffer.byteLength(text) + 1;
  const header = length < 126 ? 2 : length < 0x1_0000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FIN_TEXT;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(`4${text}`, header);
  return { text, frame };
}
