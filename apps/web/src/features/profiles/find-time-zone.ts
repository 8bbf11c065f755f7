import { timeZoneNamed } from '@parley/shared/time-zone.ts';
import { timeZones } from './local-time.ts';

const regions = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian', 'America/Argentina', 'America/Indiana'];

/** The place that a time zone is called after, as people write it. */
function cityOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** Without what nobody types alike: case, accents, hyphens. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
}

/** The time zone that somebody means: by its name or its city, in whatever case, also with the country behind it. Null: there is none. */
export function findTimeZone(typed: string): string | null {
  const text = plain(typed);
  if (text === '') return '';
  const known = timeZones();
  const city = text.split(',')[0] ?? '';
  const found = known.find((name) => plain(name) === text) ?? known.find((name) => plain(cityOf(name)) === city);
  if (found !== undefined) return found;
  // By a name that the browser understands and does not list, as Kyiv beside Kiev.
  const inName = city.replaceAll(' ', '_');
  return [text.replaceAll(' ', '_'), ...regions.map((region) => `${region}/${inName}`)].map(timeZoneNamed).find((name) => name !== null) ?? null;
}
