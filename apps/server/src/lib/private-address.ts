/** Whether nobody on the way learns what is said to this address, nor answers in its place: it is encrypted, or within this computer. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}
