import type { CreationOptions, MadeCredential, RequestOptions, UsedCredential } from '@parley/shared/passkeys.ts';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor> | readonly Cbor[];

function head(kind: number, value: number): Buffer {
  if (value < 24) {
    return Buffer.from([(kind << 5) | value]);
  }
  return value < 256 ? Buffer.from([(kind << 5) | 24, value]) : Buffer.from([(kind << 5) | 25, value >> 8, value & 255]);
}

/** As much of CBOR as passkeys need. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') {
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (Buffer.isBuffer(value)) {
    return Buffer.concat([head(2, value.length), value]);
  }
  if (value instanceof Map) {
    const entries = value as ReadonlyMap<number | string, Cbor>;
    return Buffer.concat([head(5, entries.size), ...[...entries].flat().map((part) => cbor(part))]);
  }
  const items = value as readonly Cbor[];
  return Buffer.concat([head(4, items.length), ...items.map(cbor)]);
}

function sha256(data: Buffer | string): Buffer {
  return createHash('sha256').update(data).digest();
}

/** What a page, a browser or an authenticator may get wrong, or pretend. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** The person proved nothing to the authenticator. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly type?: string;
  /** What the authenticator says of where it comes from. */
  readonly fmt?: string;
  readonly attStmt?: ReadonlyMap<string, Cbor>;
  readonly id?: string;
}

const VERIFIED = 0x04;
const PRESENT = 0x01;
const ATTESTED = 0x40;

/** An authenticator that keeps one passkey, and the browser around it. `counts`: as hardware keys do. */
export function createAuthenticator(origin: string, { counts = false, aaguid = Buffer.alloc(16) } = {}) {
  const id = randomBytes(32);
  const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let counter = 0;
  let userHandle = '';

  function clientData(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(
      JSON.stringify({ type: twist.type ?? type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? origin, crossOrigin: false }),
    );
  }

  function authData(rpId: string, twist: Twist, attested: Buffer): Buffer {
    counter += counts ? 1 : 0;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.counter ?? counter);
    const flags = PRESENT | (twist.unverified === true ? 0 : VERIFIED) | (attested.length > 0 ? ATTESTED : 0);
    return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.from([flags]), count, attested]);
  }

  function credential() {
    const text = id.toString('base64url');
    return { id: text, rawId: text, type: 'public-key' as const };
  }

  return {
    id: id.toString('base64url'),
    make({ challenge, rp, user }: CreationOptions, twist: Twist = {}): MadeCredential {
      userHandle = user.id;
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const key = new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]);
      const inside = twist.id === undefined ? id : Buffer.from(twist.id, 'base64url');
      const attested = Buffer.concat([aaguid, Buffer.from([0, inside.length]), inside, cbor(key)]);
      const object = new Map<string, Cbor>([
        ['fmt', twist.fmt ?? 'none'],
        ['attStmt', twist.attStmt ?? new Map<string, Cbor>()],
        ['authData', authData(rp.id, twist, attested)],
      ]);
      const given = twist.id === undefined ? credential() : { ...credential(), id: twist.id, rawId: twist.id };
      return {
        ...given,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, twist).toString('base64url'),
          attestationObject: cbor(object).toString('base64url'),
          transports: ['internal', 'something new'],
        },
      };
    },
    use({ challenge, rpId }: RequestOptions, twist: Twist = {}): UsedCredential {
      const client = clientData('webauthn.get', challenge, twist);
      const authenticatorData = authData(rpId, twist, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey);
      return {
        ...credential(),
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: twist.userHandle ?? userHandle,
        },
      };
    },
  };
}

export type Authenticator = ReturnType<typeof createAuthenticator>;
