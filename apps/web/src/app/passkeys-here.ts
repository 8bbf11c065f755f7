/** Why there can be no passkeys on this page; null: there can. */
export function whyNoPasskeys(): string | null {
  const { hostname } = location;
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/u.test(hostname);
  if (!globalThis.isSecureContext || isAddress) return 'Passkeys need an address with a name and https, such as https://chat.example.com.';
  return 'PublicKeyCredential' in globalThis ? null : 'This browser has no passkeys.';
}
