export const hues = 8;

/** One of eight hues (1 to 8) for a person, the same on every device and for ever: FNV-1a over the id. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The low bits of FNV-1a are its weakest: fold the high ones in.
  return (((hash ^ (hash >>> 15)) >>> 0) % hues) + 1;
}
