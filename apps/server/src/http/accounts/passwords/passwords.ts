import { argon2, type Argon2Parameters, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP, Password Storage Cheat Sheet: argon2id with 19 MiB (here in KiB), two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT = 16;
const TAG = 32;
const derive = promisify<'argon2id', Argon2Parameters, Buffer>((algorithm, parameters, done) => argon2(algorithm, parameters, done));

interface Parts {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

function parse(stored: string): Parts | null {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/-]+)\$([\w+/-]+)$/u.exec(stored);
  if (found === null) {
    return null;
  }
  const [, memory, passes, parallelism, salt = '', tag = ''] = found;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/u, '');
}

/** Two ways to type one letter are one password. */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

async function hash(password: string): Promise<string> {
  const salt = randomBytes(SALT);
  const tag = await derive('argon2id', { message: bytesOf(password), nonce: salt, tagLength: TAG, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(salt)}$${encode(tag)}`;
}

async function matches(stored: string, password: string): Promise<boolean> {
  const parts = parse(stored);
  if (parts === null) {
    return false;
  }
  const { salt, tag, ...cost } = parts;
  const derived = await derive('argon2id', { message: bytesOf(password), nonce: salt, tagLength: tag.length, ...cost });
  return timingSafeEqual(derived, tag);
}

const nobody = randomBytes(TAG);

/**
 * Of no password; to compare with it costs as much as with somebody’s. How long argon2id takes hangs on the salt by a hundredth: as everybody has one of their
 * own, so has every name that is nobody’s.
 */
export function nobodysHash(userName: string): string {
  const salt = createHmac('sha256', nobody).update(userName).digest().subarray(0, SALT);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(salt)}$${encode(Buffer.alloc(TAG))}`;
}

/** How passwords are kept. Each of both takes a core for some 30 ms: the caller sees to it that few run. */
export interface Passwords {
  /** The hash, in the usual notation, so that its cost can be raised later. */
  hash(password: string): Promise<string>;
  /** Whether this is the password that was hashed. */
  matches(hash: string, password: string): Promise<boolean>;
}

export const argon2id: Passwords = { hash, matches };
