/**
 * Reads frames in full, but the same bytes once only: everybody in a room gets the same frames, and to compare a frame
 * with one that was read costs a hundredth of reading it. Nothing is assumed: a frame that differs in one byte is read.
 */
export function createFrameMemo<Reading>(read: (frame: Buffer) => Reading, capacity = 64): (frame: Buffer) => Reading {
  const known = new Map<string, { readonly bytes: Buffer; readonly reading: Reading }>();

  return (frame) => {
    // Long enough to hold the id or the number that tells one packet from the next.
    const key = frame.toString('latin1', 0, 96);
    const found = known.get(key);
    if (found?.bytes.equals(frame) === true) return found.reading;
    const reading = read(frame);
    known.delete(key);
    // A copy: the frame may be a slice of a much larger chunk.
    known.set(key, { bytes: Buffer.from(frame), reading });
    if (known.size > capacity) known.delete(known.keys().next().value ?? '');
    return reading;
  };
}
