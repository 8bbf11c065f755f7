import { parentPort, workerData } from 'node:worker_threads';
import { createRandom, type Random } from '../convergence/random.ts';
import { join, openRaw, poll, pour, type Target } from './connection.ts';
import { frame } from './frames.ts';
import { brokenPacket, properPacket, wrongPacket } from './packets.ts';

/** What the attack is told. */
export interface Orders {
  readonly seed: number;
  /** What comes: what no device of ours sends, or as many frames that any device might. */
  readonly kind: 'malformed' | 'proper';
  /** The room that proper packets are about. */
  readonly roomId: string;
  readonly frames: number;
  /** Sessions to attack with; nobody's among them. */
  readonly targets: readonly Target[];
  readonly atOnce: number;
}

export interface Report {
  readonly webSocket: number;
  readonly polling: number;
  readonly connections: number;
}

const SOFT_MOST = 120;

/** A frame that breaks WebSockets themselves, or what is in them. */
function hardFrame(random: Random): Buffer {
  const text = wrongPacket(random);
  switch (random.below(10)) {
    case 0:
      return frame(text, { opcode: random.below(16) });
    case 1:
      return frame(text, { reserved: 1 + random.below(7) });
    case 2:
      return frame(text, { masked: false });
    case 3:
      return frame(text, { claims: random.pick([0, 1, 125, 126, 65_535, 65_536, 2 ** 31, 2 ** 40]) });
    case 4:
      return Buffer.concat(Array.from({ length: 50 + random.below(500) }, (_, index) => frame('4', { opcode: index === 0 ? 1 : 0, final: false })));
    case 5:
      return frame(Buffer.from([0x34, 0x32, 0xff, 0xfe, 0xc0, 0x80]));
    case 6:
      return Buffer.concat([frame('451-["message:send",{"_placeholder":true,"num":0}]'), frame(Buffer.alloc(random.below(100), 4), { opcode: 2 })]);
    case 7:
      return frame('x'.repeat(200), { opcode: 8 + random.below(3) });
    default:
      return frame(brokenPacket(random));
  }
}

/** What makes up a flood: packets after which a connection goes on, and those that end it. */
interface Flood {
  soft(random: Random): string;
  hard(random: Random): string;
  hardFrame(random: Random): Buffer;
}

function floodOf({ kind, roomId }: Orders): Flood {
  if (kind === 'malformed') return { soft: wrongPacket, hard: brokenPacket, hardFrame };
  const proper = (random: Random): string => properPacket(random, roomId);
  return { soft: proper, hard: proper, hardFrame: (random) => frame(proper(random)) };
}

async function webSocketRound(random: Random, target: Target, flood: Flood): Promise<number> {
  const soft = Array.from({ length: random.below(SOFT_MOST) }, () => frame(flood.soft(random)));
  const hard = Array.from({ length: 1 + random.below(3) }, () => flood.hardFrame(random));
  const socket = await openRaw(target);
  if (random.chance(0.9)) await join(socket);
  await pour(socket, [...soft, ...hard]);
  return soft.length + hard.length;
}

async function pollingRound(random: Random, target: Target, flood: Flood): Promise<number> {
  const soft = Array.from({ length: random.below(SOFT_MOST) }, () => flood.soft(random));
  const hard = Array.from({ length: 1 + random.below(3) }, () => flood.hard(random));
  await poll(target, [...soft, ...hard]);
  return soft.length + hard.length;
}

async function attack(orders: Orders): Promise<Report> {
  const { seed, frames, targets, atOnce } = orders;
  const flood = floodOf(orders);
  const random = createRandom(seed);
  const sent = { webSocket: 0, polling: 0, connections: 0 };
  async function go(own: Random): Promise<void> {
    while (sent.webSocket + sent.polling < frames) {
      const target = own.pick(targets);
      sent.connections += 1;
      const way = own.chance(0.75) ? 'webSocket' : 'polling';
      const count = await (way === 'webSocket' ? webSocketRound : pollingRound)(own, target, flood);
      sent[way] += count;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, () => go(createRandom(random.below(2 ** 31)))));
  return sent;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
parentPort?.postMessage(await attack(workerData as Orders));
