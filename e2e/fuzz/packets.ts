import * as limits from '@parley/shared/limits.ts';
import { commands } from '@parley/shared/protocol.ts';
import type { Random } from '../convergence/random.ts';

const names = [
  ...commands.keys(),
  'log:sync',
  'log:read',
  'log:events',
  'command:answered',
  'server:draining',
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
  'error',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
];
const keys = [
  'id',
  'roomId',
  'body',
  'log',
  'after',
  'before',
  'limit',
  'epoch',
  'rooms',
  'self',
  'protocol',
  '__proto__',
  'constructor',
  'name',
  'ord',
];
const values = [
  'null',
  'true',
  '-1',
  '1e999',
  '9007199254740993',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '[]',
  '{}',
  '{"$gt":""}',
  '{"__proto__":{"ok":true}}',
  '{"toString":1}',
  '{"_placeholder":true,"num":0}',
  '{"type":"Buffer","data":[1,2]}',
  '"01900000-0000-7000-8000-000000000000"',
];

function value(random: Random, depth = 0): string {
  if (depth < 3 && random.chance(0.4)) {
    const count = random.below(4);
    const members = Array.from({ length: count }, () => `${JSON.stringify(random.pick(keys))}:${value(random, depth + 1)}`);
    return random.chance(0.8) ? `{${members.join(',')}}` : `[${members.map(() => value(random, depth + 1)).join(',')}]`;
  }
  return random.pick(values);
}

/** A packet that Socket.IO can read, with something in it that no device of ours sends. The connection goes on. */
export function wrongPacket(random: Random): string {
  const id = random.chance(0.4) ? String(random.below(10 ** random.below(16))) : '';
  switch (random.below(8)) {
    case 0:
      return `43${id === '' ? '0' : id}[${value(random)}]`;
    case 1:
      return `42${id}[${JSON.stringify(random.pick(names))}]`;
    case 2:
      return `42${id}[${JSON.stringify(random.pick(names))},${value(random)},${value(random)},${value(random)}]`;
    case 3:
      return '3';
    default:
      return `42${id}[${JSON.stringify(random.pick(names))},${value(random)}]`;
  }
}

/** A packet that any device of ours might send. */
export function properPacket(random: Random, roomId: string): string {
  return random.chance(0.5)
    ? `42["typing:set",{"roomId":"${roomId}","typing":${random.chance(0.5)}}]`
    : `42${random.below(1_000)}["log:read",{"log":"${roomId}","after":${random.below(3)}}]`;
}

/** A packet that nobody can read, or that ends the connection. */
export function brokenPacket(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return random.pick([
        '',
        '1',
        '4',
        '5',
        '6',
        '7',
        '9',
        '2probe',
        '0{}',
        '41',
        '44{}',
        '46',
        '47',
        '45',
        '40/nowhere,',
        '40/admin,{"a":1}',
        '4{',
        '4 2[]',
      ]);
    case 1:
      return random.pick(['42', '42[', '42{}', '42"x"', '42[1]', '42[{}]', '42[null,1]', '42[[]]', '4299999999999999999999["x"]', '42-1["x"]']);
    case 2:
      return `45${random.pick(['0', '1', '-1', '1e9', '99999999999', 'x', '.5'])}-["x",{"_placeholder":true,"num":${random.pick(['0', '-1', '"splice"', '1e9', '{}'])}}]`;
    case 3: {
      const depth = random.below(limits.frame / 2 - 100);
      return `42["message:send",${'['.repeat(depth)}${random.chance(0.5) ? ']'.repeat(depth) : ''}]`;
    }
    case 4:
      return `42["message:send",{"body":"${'x'.repeat(limits.frame + random.below(100) - 50)}"}]`;
    default: {
      const whole = wrongPacket(random).split('');
      for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
        whole.splice(random.below(whole.length + 1), random.below(3), String.fromCodePoint(random.below(0xd800)));
      }
      return whole.join('');
    }
  }
}
