import { boundaries } from './boundaries.mjs';
import { functionDeclarations } from './function-declarations.mjs';
import { noBarrel } from './no-barrel.mjs';
import { noSleep } from './no-sleep.mjs';

/** House rules that the linter does not have built in. */
export default {
  meta: { name: 'parley' },
  rules: { boundaries, 'function-declarations': functionDeclarations, 'no-barrel': noBarrel, 'no-sleep': noSleep },
};
