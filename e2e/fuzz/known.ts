import type { Socket } from 'node:net';
import * as limits from '@parley/shared/limits.ts';
import { join, openRaw, poll, pour, type Target } from './connection.ts';
import { frame } from './frames.ts';

type Attempt = (target: Target) => Promise<void>;

async function joined(target: Target): Promise<Socket> {
  const socket = await openRaw(target);
  await join(socket);
  return socket;
}

function packets(...texts: readonly string[]): Attempt {
  return async (target) => {
    await pour(
      await joined(target),
      texts.map((text) => frame(text)),
    );
    await poll(target, texts);
  };
}

/** Packets that once ended a server of somebody's, and their kin. */
export const known: Readonly<Record<string, Attempt>> = {
  'CVE-2022-21676: a frame that the upgrade leaves half read, then the connection is reset': async (target) => {
    const socket = await openRaw(target);
    socket.write(frame('40', { claims: 60_000 }));
    socket.resetAndDestroy();
    const late = await openRaw(target);
    late.write(Buffer.concat([frame('40'), frame('x', { reserved: 7 }), frame('x', { opcode: 3 })]));
    late.resetAndDestroy();
  },
  'CVE-2023-32695: an event name that is none': packets('42[{"toString":"foo"}]', '42["__proto__",{}]'),
  'CVE-2023-32695: an event name that is an object with a method’s name': packets('42[{"toString":"x","valueOf":1},1]'),
  'CVE-2022-2421: a placeholder that names a method': packets('451-["x",{"_placeholder":true,"num":"splice"}]', '4'),
  'CVE-2024-38355: an event called error': packets('42["error",{"message":"x"}]'),
  'an event called error, with an acknowledgement': packets('421["error"]', '42["connect_error"]'),
  'CVE-2020-36049: very many digits where a number of attachments stands': packets(`45${'1'.repeat(30_000)}`),
  'more attachments than anybody sends': packets('451000000-["x"]', '42["x"]'),
  'CVE-2020-36048: a length that is none, as old pollers wrote it': (target) => poll(target, ['1000000000:4', '99999999999999999999:42["x"]']),
  'a hundred thousand answers to nothing': async (target) => {
    const socket = await joined(target);
    const answers = Array.from({ length: 100_000 }, (_, index) => frame(`43${index}[]`));
    await pour(socket, answers);
  },
  'a message in very many tiny fragments': async (target) => {
    const socket = await joined(target);
    const fragments = Array.from({ length: 50_000 }, (_, index) => frame('4', { opcode: index === 0 ? 1 : 0, final: false }));
    await pour(socket, fragments);
  },
  'empty fragments without an end': async (target) => {
    const socket = await joined(target);
    await pour(
      socket,
      Array.from({ length: 50_000 }, (_, index) => frame('', { opcode: index === 0 ? 1 : 0, final: false })),
    );
  },
  'JSON as deep as a frame is long': packets(`42["message:send",${'['.repeat(limits.frame - 100)}`),
  'closed JSON half as deep': packets(`42["message:send",${'['.repeat(limits.frame / 2 - 50)}${']'.repeat(limits.frame / 2 - 50)}]`),
  'deep objects': packets(`42["message:send",${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}]`),
  'a frame one byte longer than allowed': packets(`42["x","${'x'.repeat(limits.frame)}"]`),
  'five thousand namespaces': packets(...Array.from({ length: 5_000 }, (_, index) => `40/n${index},`)),
  'five thousand connects': packets(...Array.from({ length: 5_000 }, () => '40')),
};
