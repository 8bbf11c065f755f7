import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblem } from '../lib/errors.ts';

export interface Listening {
  readonly port: number;
  /** Null: every interface. */
  readonly host: string | null;
}

const ofTheAddress = /^(?:EADDRNOTAVAIL|EAFNOSUPPORT|EINVAL|ENOTFOUND|EAI_[A-Z]+)$/u;

function sentence(code: string, { port, host }: Listening): string | null {
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use. Set PORT to another one, such as ${port < 65_535 ? port + 1 : 3_000}.`;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return `port ${port} is not for everybody to use. Set PORT to one above 1023, such as 3000.`;
  }
  return host !== null && ofTheAddress.test(code)
    ? `HOST is ${host}, which is no address of this computer. Set it to one that is, or leave it out to listen on all of them.`
    : null;
}

/** What is wrong with where it should listen, in words. */
export function listeningProblem(error: unknown, where: Listening): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = sentence(code, where);
  return known === null ? error : new StartProblem(known, { cause: error });
}

/** Resolves with the address to open in a browser. */
export async function listen(http: Server, where: Listening): Promise<string> {
  const { port, host } = where;
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error) => reject(listeningProblem(error, where) as Error));
    http.listen({ port, ...(host === null ? {} : { host }) }, resolve);
  });
  const bound = http.address() as AddressInfo;
  const name = host === null || ['::', '0.0.0.0'].includes(host) ? 'localhost' : bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}`;
}
