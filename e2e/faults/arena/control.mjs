// Loaded before the server (`--import`): its clock can be wrong and its disk full, as the file in FAULTS_CONTROL says, and it can be asked what
// it holds. SIGUSR2 reads the file.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.FAULTS_CONTROL ?? '';
const RealDate = Date;
const realNow = Date.now;
let offset = 0;

function now() {
  return realNow() + offset;
}
class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now = now;
}
globalThis.Date = ShiftedDate;

// Every connection to the database sets its pragmas when it opens: that is how they are found.
const Database = createRequire(pathToFileURL(process.argv[1] ?? ''))('better-sqlite3');
const connections = new Set();
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function remembered(...given) {
  connections.add(this);
  return pragma.apply(this, given);
};

/** SQLite's own bound: it says SQLITE_FULL as for a full disk. */
const unbounded = 1_073_741_823;
function fill(full) {
  for (const connection of connections) {
    if (connection.open) pragma.call(connection, `max_page_count = ${full ? pragma.call(connection, 'page_count', { simple: true }) : unbounded}`);
  }
}

/** What lives on when everything that may go is gone: garbage, and pages of the database that are on disk as well. */
function look(number) {
  for (const connection of connections) if (connection.open) pragma.call(connection, 'shrink_memory');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${file}.next`, JSON.stringify({ number, lives: heapUsed + external }));
  renameSync(`${file}.next`, `${file}.held`);
}

process.on('SIGUSR2', () => {
  const { clock = 0, full = false, asked = 0 } = JSON.parse(readFileSync(file, 'utf8'));
  offset = clock;
  fill(full);
  if (asked > 0) look(asked);
});
