interface ScriptAddresses {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

const address = '/sw.js';
let asked = false;

/** Keeps the shell of the app for when the server cannot be reached. Browsers offer that on secure pages only. */
export function keepShell(): void {
  if (asked || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  asked = true;
  // Where the page may run no text as code, a worker’s address must come from a policy that the server has named.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptAddresses };
  try {
    const allowed = trustedTypes?.createPolicy('parley-shell', { createScriptURL: () => address }).createScriptURL('') ?? address;
    navigator.serviceWorker.register(allowed, { updateViaCache: 'none' }).catch(() => {});
  } catch {
    // A server that does not allow it: the app opens with the server only.
  }
}
