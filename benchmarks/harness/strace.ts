/** What a trace of the server says about the order of disk and network. */
export interface TraceCount {
  /** Calls of fsync or fdatasync that ended well. */
  readonly fsyncs: number;
  /** Packets with messages that went to at least one socket. */
  readonly packets: number;
  /** Packets whose first write to a socket came with no fsync after the first write of the packet before. */
  readonly early: number;
}

/** The arguments that make strace write what `readTrace` reads. `-D`: the server stays our child, not strace’s. */
export function straceArguments(output: string): readonly string[] {
  return ['strace', '-D', '-f', '-s', '300', '-e', 'trace=fsync,fdatasync,write,writev,sendmsg,sendto', '-o', output];
}

const synced = /\b(?:fsync|fdatasync)\(\d+\) *= 0|<\.\.\. (?:fsync|fdatasync) resumed>\) *= 0/u;
const packet = /log:events\\",\{\\"log\\":\\"(?<log>[0-9a-f-]{36})\\",\\"from\\":(?<from>\d+).*message:sent/u;

/** Reads a trace of a server with one busy room, where every packet with messages is a commit of its own. */
export function readTrace(lines: Iterable<string>): TraceCount {
  const seen = new Set<string>();
  let fsyncs = 0;
  let early = 0;
  let fresh = false;
  for (const line of lines) {
    if (synced.test(line)) {
      fsyncs += 1;
      fresh = true;
      continue;
    }
    const { log, from } = packet.exec(line)?.groups ?? {};
    const key = `${log} ${from}`;
    if (from === undefined || seen.has(key)) continue;
    seen.add(key);
    if (!fresh) early += 1;
    fresh = false;
  }
  return { fsyncs, packets: seen.size, early };
}
