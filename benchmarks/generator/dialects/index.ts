import type { Dialect } from './dialect.ts';
import { parley } from './parley.ts';
import { relay } from './relay.ts';

export const dialects: ReadonlyMap<string, Dialect> = new Map([relay, parley].map((dialect) => [dialect.name, dialect]));
