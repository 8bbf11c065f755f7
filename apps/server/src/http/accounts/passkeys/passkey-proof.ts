import type { MadeCredential, UsedCredential } from '@parley/shared/passkeys.ts';
import type { StoredPasskey } from './passkeys.queries.ts';
import type { RelyingParty } from './relying-party.ts';

/** Kinds of signatures, as COSE numbers them: ES256, RS256 (Windows Hello), Ed25519. */
export const ALGORITHMS = [-7, -257, -8];

/** Whether a challenge is a good one, and until when. */
type GoodUntil = (challenge: string) => number | null;

interface Answered {
  /** What was signed, to be spent with whatever it is for. */
  readonly challenge: string;
  readonly expiresAt: number;
}

export interface Made extends Answered {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly aaguid: string;
}

export interface Used extends Answered {
  readonly counter: number;
}

/** Not before somebody has a passkey: it takes a fifth of a second, and a fifth of our memory. */
async function library() {
  const [{ verifyAuthenticationResponse, verifyRegistrationResponse }, { decodeAttestationObject, isoBase64URL }] = await Promise.all([
    import('@simplewebauthn/server'),
    import('@simplewebauthn/server/helpers'),
  ]);
  return { verifyAuthenticationResponse, verifyRegistrationResponse, decodeAttestationObject, isoBase64URL };
}

/** Notes which challenge was answered, and until when it is good. */
function noting(goodUntil: GoodUntil) {
  let answered: Answered | null = null;
  return {
    expectedChallenge(challenge: string): boolean {
      const expiresAt = goodUntil(challenge);
      answered = expiresAt === null ? null : { challenge, expiresAt };
      return answered !== null;
    },
    answered: () => answered,
  };
}

/** What a new passkey says of itself, if all of it is true; null: something is not. What is nobody’s to know. */
export async function proveMade(credential: MadeCredential, party: RelyingParty, goodUntil: GoodUntil): Promise<Made | null> {
  const { verifyRegistrationResponse, decodeAttestationObject, isoBase64URL } = await library();
  const { expectedChallenge, answered } = noting(goodUntil);
  try {
    const statement = decodeAttestationObject(isoBase64URL.toBuffer(credential.response.attestationObject));
    // We ask for no certificates. To look at one that comes all the same, the library would fetch what it names, from wherever that is.
    if (statement.get('attStmt').size > 0 && (statement.get('fmt') !== 'packed' || statement.get('attStmt').get('x5c') !== undefined)) {
      return null;
    }
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, response: { ...credential.response, transports: [] }, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    const challenge = answered();
    // What it is called in what was signed, too.
    if (!verified || challenge === null || registrationInfo.credential.id !== credential.id) {
      return null;
    }
    const { id, publicKey, counter } = registrationInfo.credential;
    return { ...challenge, id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, aaguid: registrationInfo.aaguid };
  } catch {
    return null;
  }
}

/** What a passkey that we know has signed, if it has, and for its owner; else null. */
export async function proveUsed(
  { id, rawId, type, response }: UsedCredential,
  passkey: StoredPasskey,
  party: RelyingParty,
  goodUntil: GoodUntil,
): Promise<Used | null> {
  const { verifyAuthenticationResponse } = await library();
  const { expectedChallenge, answered } = noting(goodUntil);
  if (Buffer.from(response.userHandle, 'base64url').toString() !== passkey.person_id) {
    return null;
  }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId, type, response, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: passkey.id, publicKey: Buffer.from(passkey.public_key, 'base64url'), counter: passkey.counter },
    });
    const challenge = answered();
    return verified && challenge !== null ? { ...challenge, counter: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}
