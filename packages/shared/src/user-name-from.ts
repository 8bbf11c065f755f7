import { userName } from './accounts.ts';
import * as limits from './limits.ts';

/** A user name that the name of a person may become: “Zoë van Dam” gives `zoe.van.dam`. Empty where too little is left of it. */
export function userNameFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/gu);
  const proposed = (words ?? []).join('.').slice(0, limits.userName).replace(/\.$/u, '');
  return userName.safeParse(proposed).success ? proposed : '';
}
