import pg from 'pg';
import { StartProblem } from '../lib/errors.ts';

/** What every Parley locks, in the database it uses: “Parley” in ASCII. */
const KEY = 0x50_61_72_6c_65_79;
/** How long a server that is just ending may still hold the database, in ms. */
const WAIT = 2_000;
const NOT_AVAILABLE = '55P03';

/** A PostgreSQL database that is ours as long as its connection holds. */
export interface Hold {
  /** Called once when it is not ours any more: the connection is lost, and with it the lock. */
  onLost(listener: (error: Error) => void): void;
  release(): Promise<void>;
}

/** How often the connection is tried, and how long that may take, in ms. */
const TRY_EVERY = 5_000;
const ANSWER_MOST = 10_000;
/**
 * On a network that swallows everything the server of the database lets go after 25 s, and we know at the latest after 15 s: before anybody else can have
 * the lock. By name, because older versions do not have all of them.
 */
const settings = `
  select set_config(name, value, false) from pg_settings join (values
    ('lock_timeout', '${WAIT}'), ('idle_session_timeout', '0'),
    ('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '3')
  ) as wanted (name, value) using (name)`;

/**
 * Takes the database, or throws. Who is connected, limits and delivery are in the memory of one process: a second one beside it would tell half of the
 * people half of what happens. The lock is of the session, on a connection that does nothing else, so that it ends with the process however that ends.
 */
export async function takePostgres(url: string): Promise<Hold> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: ANSWER_MOST });
  let lost: Error | null = null;
  let released = false;
  let tell: (error: Error) => void = () => {};
  let timer: NodeJS.Timeout | undefined;

  function lose(error: Error): void {
    if (lost === null && !released) {
      lost = error;
      tell(error);
    }
  }
  // Without a listener an error would end the process.
  client.on('error', lose);
  client.on('end', () => lose(new Error('The connection has ended.')));

  function tryAgain(): void {
    timer = setTimeout(() => void client.query('select 1').then(tryAgain, lose), TRY_EVERY).unref();
  }

  async function release(): Promise<void> {
    released = true;
    clearTimeout(timer);
    await client.end();
  }

  try {
    await client.connect();
    await client.query(settings);
    await client.query('select pg_advisory_lock($1)', [KEY]);
  } catch (error) {
    await release().catch(() => {});
    if (error instanceof pg.DatabaseError && error.code === NOT_AVAILABLE) {
      throw new StartProblem('Another Parley is running with the database in DATABASE_URL. End it first, or set DATABASE_URL to another database.', {
        cause: error,
      });
    }
    throw error;
  }
  tryAgain();
  return {
    onLost(listener) {
      tell = listener;
      if (lost !== null) {
        listener(lost);
      }
    },
    release,
  };
}
