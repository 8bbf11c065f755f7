import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Scenario } from '../scenarios/scenario.ts';
import { type Arena, type Measured, openArena } from './arena.ts';
import { makeFolder, removeFolder } from './folders.ts';
import { succeeds } from './machine.ts';
import { parley } from './sides.ts';
import { readTrace, straceArguments } from './strace.ts';

/** Small, for strace slows everything it looks at; several senders, so that commands share commits. */
const traced: Scenario = {
  name: 'traced',
  title: 'A small busy room under strace',
  rooms: 1,
  people: 8,
  senders: 4,
  inFlight: 4,
  next: 'when acknowledged',
  body: 60,
};

/** Shows by a trace of system calls that no message reached anybody before an fsync; true if none did. */
export async function proveFsync(say: (line: string) => void): Promise<boolean> {
  if (!succeeds('strace', ['-V'])) {
    say('strace is not installed here, so the order of fsync and ack was not traced.');
    return true;
  }
  const folder = makeFolder();
  const output = join(folder, 'trace');
  try {
    const arena = await openArena({ side: parley, scenario: traced, pins: { server: [], generator: [] }, wrap: straceArguments(output) });
    const { messages, ack } = await roundIn(arena);
    const { fsyncs, packets, early } = readTrace((await whole(output)).split('\n'));
    say(
      `${messages} messages, ${ack.samples} acks in ${packets} packets, one for each commit; ${fsyncs} fsyncs in all; ${early} packets went out before theirs.`,
    );
    return packets > 0 && ack.samples === messages && early === 0;
  } finally {
    removeFolder(folder);
  }
}

async function roundIn(arena: Arena): Promise<Measured> {
  try {
    return await arena.round(1500);
  } finally {
    await arena.close();
  }
}

/** strace ends a moment after the process it traced. */
async function whole(file: string, patience = 10_000): Promise<string> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (/^(?<pid>\d+) \+\+\+ (?:exited|killed).*\n$/mu.test(text.slice(-200))) return text;
    await after(50);
  }
  throw new Error('strace did not finish its trace');
}
