import * as limits from '@parley/shared/limits.ts';
import { commaList } from './lib/list.ts';
import { isPrivate } from './lib/private-address.ts';

/** Where people can sign in to come in here. */
export interface OidcSettings {
  /** In settings and addresses. */
  readonly id: string;
  /** As people know it. */
  readonly name: string;
  /** Its issuer identifier: what it says of itself is found below. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}

type Given = Readonly<Record<string, string | undefined>>;
type Problem = readonly [setting: string, problem: string];
/** What is wrong, or how it is set. */
export interface OidcReading {
  readonly providers: readonly OidcSettings[];
  readonly problems: readonly Problem[];
}

const LIST = 'OIDC_PROVIDERS';
const WELL_KNOWN = /\/\.well-known\/openid-configuration\/?$/u;
const ID = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/u;
const WHERE = 'must be the address of its discovery document, like https://accounts.example.com; with http only on this computer';
const parts = ['URL', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME', 'SCOPES'] as const;

/** The name of a provider’s setting. */
export function oidcSetting(id: string, part: (typeof parts)[number]): string {
  return `OIDC_${id.toUpperCase().replaceAll('-', '_')}_${part}`;
}

/** The issuer that an address, of it or of its document, stands for; null: it is none. */
function issuerOf(value: string): string | null {
  const issuer = value.replace(WELL_KNOWN, '');
  if (!URL.canParse(issuer)) {
    return null;
  }
  const url = new URL(issuer);
  return isPrivate(url) && url.username === '' && url.password === '' && url.search === '' && url.hash === '' ? issuer : null;
}

function capital(id: string): string {
  return id.slice(0, 1).toUpperCase() + id.slice(1);
}

function readOne(id: string, given: Given): OidcReading {
  const value = (part: (typeof parts)[number]) => given[oidcSetting(id, part)];
  const problems: Problem[] = [];
  for (const part of ['URL', 'CLIENT_ID', 'CLIENT_SECRET'] as const) {
    if (value(part) === undefined) {
      problems.push([oidcSetting(id, part), `must be set where ${LIST} names ${id}`]);
    }
  }
  const url = value('URL');
  const issuer = url === undefined ? null : issuerOf(url);
  if (url !== undefined && issuer === null) {
    problems.push([oidcSetting(id, 'URL'), WHERE]);
  }
  const name = value('NAME') ?? capital(id);
  if (name.length > limits.personName || /\p{C}/u.test(name)) {
    problems.push([oidcSetting(id, 'NAME'), `must be a name of ${limits.personName} characters at most`]);
  }
  const scopes = (value('SCOPES') ?? 'openid profile email').split(/[\s,]+/u);
  if (!scopes.includes('openid')) {
    problems.push([oidcSetting(id, 'SCOPES'), 'must have openid among them, as in openid profile email']);
  }
  const settings = { id, name, issuer: issuer ?? '', clientId: value('CLIENT_ID') ?? '', clientSecret: value('CLIENT_SECRET') ?? '' };
  return { problems, providers: [{ ...settings, scopes: scopes.join(' ') }] };
}

/** Reads the providers from all settings, and tells all that is wrong with them. */
export function readOidc(given: Given): OidcReading {
  const ids = commaList(given[LIST] ?? '').map((id) => id.toLowerCase());
  const named = ids.filter((id) => ID.test(id) && id.length <= limits.providerId);
  const problems: Problem[] = [];
  if (named.length < ids.length) {
    problems.push([LIST, 'must be short names of letters, digits and dashes, separated by commas, like google,company']);
  }
  if (new Set(ids).size < ids.length) {
    problems.push([LIST, 'must name each provider once']);
  }
  const readings = [...new Set(named)].map((id) => readOne(id, given));
  // A name that was mistyped would be missed by nobody but who looks for the button.
  const known = new Set([LIST, ...named.flatMap((id) => parts.map((part) => oidcSetting(id, part)))]);
  for (const setting of Object.keys(given).filter((name) => name.startsWith('OIDC_') && !known.has(name))) {
    problems.push([setting, `belongs to no provider that ${LIST} names`]);
  }
  return {
    providers: readings.flatMap(({ providers }) => providers),
    problems: [...problems, ...readings.flatMap((reading) => reading.problems)],
  };
}
