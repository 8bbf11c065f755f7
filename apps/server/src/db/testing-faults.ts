import type { Database } from './connect.ts';
import type { Db } from './schema.ts';

/** What fails: transactions, with this code, before or after they have got to disk; none, where there is no code. */
export interface Fault {
  code: string;
  committed: boolean;
  /** More than one of them. */
  lasting?: boolean;
}

/** The database with a disk, or a connection, of which a test decides that it fails. */
export function withFaults(database: Database, fault: Fault = { code: '', committed: true }) {
  function failing(db: Db): Db {
    function transaction() {
      const real = db.transaction();
      async function execute<T>(callback: Parameters<typeof real.execute<T>>[0]): Promise<T> {
        const { code, committed, lasting = false } = fault;
        if (!lasting) {
          fault.code = '';
        }
        const error = Object.assign(new Error('disk I/O error'), { code });
        const value = await real.execute(async (tx) => {
          const result = await callback(tx);
          if (code !== '' && !committed) {
            throw error;
          }
          return result;
        });
        if (code !== '') {
          throw error;
        }
        return value;
      }
      const builder = { execute, setIsolationLevel: () => builder };
      return builder;
    }
    return new Proxy(db, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        return key === 'transaction' ? transaction : typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }
  return { database: { ...database, write: failing(database.write), read: failing(database.read) }, fault };
}
