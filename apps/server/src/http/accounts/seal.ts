import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** What only we can read, and only where it belongs. */
export interface Seal {
  seal(text: string, belongsTo: string): string;
  /** Null: it is not ours, was changed, belongs to something else, or was sealed under another secret. */
  open(sealed: string, belongsTo: string): string | null;
}

/** Encrypts under a key of its own, made of the server's secret: what was sealed for one purpose is nothing for another. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `parley ${purpose}`, KEY));
  return {
    seal(text, belongsTo) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(belongsTo));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed, belongsTo) {
      const given = Buffer.from(sealed, 'base64url');
      // One way to write each: what was used up is known by how it is written.
      if (given.length < NONCE + TAG || given.toString('base64url') !== sealed) {
        return null;
      }
      try {
        const decipher = createDecipheriv(CIPHER, key, given.subarray(0, NONCE), { authTagLength: TAG })
          .setAAD(Buffer.from(belongsTo))
          .setAuthTag(given.subarray(-TAG));
        return Buffer.concat([decipher.update(given.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
