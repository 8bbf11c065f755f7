import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './schema.ts';

interface Result<Row> {
  readonly rows: Row[];
  readonly changed: number;
}

/** Runs a statement on the one connection of a database. */
export type RunDirectly = (sql: string, parameters: readonly unknown[]) => Result<unknown>;

const direct = new WeakMap<object, RunDirectly>();

/**
 * Lets compiled queries within a transaction of this database go straight to its connection. For databases with one connection that answers at
 * once: there a transaction has the connection for itself, and Kysely's layers cost more than most statements.
 */
export function allowDirectly(db: Db, run: RunDirectly): void {
  direct.set(db.getExecutor().adapter, run);
}

/** Stands for a value while a query is compiled. */
class Slot {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * A query for the hot path: built and compiled on its first use with a database, then only filled with values. Building one with Kysely costs
 * several times what SQLite takes to run it.
 */
export function compiled<Args extends object, Row>(
  build: (db: Db, slot: <Name extends keyof Args>(name: Name) => Args[Name]) => Compilable<Row>,
): (db: Db, args: Args) => Promise<Result<Row>> {
  // One per database: each dialect writes its own SQL.
  const known = new WeakMap<object, { readonly query: CompiledQuery<Row>; readonly slots: readonly PropertyKey[] }>();

  function compile(db: Db) {
    const query = build(db, <Name extends keyof Args>(name: Name) => new Slot(name) as unknown as Args[Name]).compile();
    const slots = query.parameters.map((parameter) => {
      if (parameter instanceof Slot) {
        return parameter.name;
      }
      throw new Error('Every value of a compiled query must be a slot.');
    });
    return { query, slots };
  }

  return async function execute(db, args) {
    const { adapter } = db.getExecutor();
    let ready = known.get(adapter);
    if (ready === undefined) {
      ready = compile(db);
      known.set(adapter, ready);
    }
    const parameters = ready.slots.map((name) => args[name as keyof Args]);
    const run = db.isTransaction ? direct.get(adapter) : undefined;
    if (run !== undefined) {
      return run(ready.query.sql, parameters) as Result<Row>;
    }
    const result = await db.executeQuery<Row>({ ...ready.query, parameters });
    return { rows: result.rows, changed: Number(result.numAffectedRows ?? 0) };
  };
}
