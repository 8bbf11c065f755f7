/**
 * WebSocket frames (RFC 6455, section 5) as one server sends them to one client: unmasked, never in fragments.
 * A frame is a view into the chunk wherever it lies whole in one; it is only valid while `text` runs.
 */
export interface FrameTarget {
  text(frame: Buffer): void;
  ping(payload: Buffer): void;
  close(): void;
}

const TEXT = 0x81;
const CLOSE = 0x88;
const PING = 0x89;
const PONG = 0x8a;

/** Returns a function that takes the chunks of one connection, cut anywhere. */
export function createFrameReader(target: FrameTarget): (chunk: Buffer) => void {
  let rest: Buffer | null = null;

  function deliver(first: number, frame: Buffer): void {
    if (first === TEXT) target.text(frame);
    else if (first === PING) target.ping(frame);
    else if (first === CLOSE) target.close();
    else if (first !== PONG) throw new Error(`A WebSocket frame that begins with ${first}`);
  }

  return (chunk) => {
    const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    rest = null;
    while (at < bytes.length) {
      const start = at + headerSize(bytes, at);
      const end = start <= bytes.length ? start + payloadSize(bytes, at) : Number.POSITIVE_INFINITY;
      if (end > bytes.length) {
        // The chunk's memory is read into again: what is kept must be a copy.
        rest = Buffer.from(bytes.subarray(at));
        return;
      }
      deliver(bytes[at] ?? 0, bytes.subarray(start, end));
      at = end;
    }
  };
}

function headerSize(bytes: Buffer, at: number): number {
  const length = (bytes[at + 1] ?? 0) & 0x7f;
  if (length < 126) return 2;
  return length === 126 ? 4 : 10;
}

function payloadSize(bytes: Buffer, at: number): number {
  const length = (bytes[at + 1] ?? 0) & 0x7f;
  if (length < 126) return length;
  return length === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
}

/**
 * A frame from a client, masked with zeros: allowed, for the server the same work, and for the generator none. The mask
 * protects proxies from browsers; there are neither here.
 */
export function clientFrame(text: string, first: number = TEXT): Buffer {
  const length = Buffer.byteLength(text);
  const extended = length < 126 ? 0 : 2;
  if (length > 0xffff) throw new Error('A longer frame than any client of the benchmark sends');
  const frame = Buffer.alloc(2 + extended + 4 + length);
  frame[0] = first;
  frame[1] = 0x80 | (extended === 0 ? length : 126);
  if (extended > 0) frame.writeUInt16BE(length, 2);
  frame.write(text, 2 + extended + 4);
  return frame;
}

export function pongFrame(payload: Buffer): Buffer {
  return clientFrame(payload.toString('latin1'), PONG);
}
