/** Raised whenever the contract changes; a test holds the contract's hash against it. */
export const PROTOCOL_VERSION = 11;
