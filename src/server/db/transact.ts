import type { CompiledQuery } from "kysely";
import type pg from "pg";
import type { Along, Db, Statement, Tx } from "./handles.ts";

interface UnderWay {
  readonly client: pg.PoolClient;
  readonly riding: Promise<unknown>[];
}

const underWay = new WeakMap<Db, UnderWay>();

/**
 * Runs an act between begin and commit. Begin, reach and claim are sent ahead of its first statement, which does not wait for their answer;
 * the last statement leaves together with the commit. When one of them fails, the whole fails.
 */
export async function transact<D extends Db, T>(
  client: pg.PoolClient,
  handle: D,
  begin: string,
  act: (db: D) => Promise<T>,
  along?: Along<T>,
): Promise<T> {
  const riding: Promise<unknown>[] = [];
  underWay.set(handle, { client, riding });
  try {
    const ask = ({ text, values }: Statement) => client.query(text, [...values]);
    board(riding, client.query(begin));
    if (along) board(riding, ask(along.first));
    const result = await act(handle);
    if (along) board(riding, ask(along.last(result)));
    const commit = client.query("commit");
    const [{ command }] = await Promise.all([commit, ...riding]);
    // PostgreSQL answers the commit of a transaction that failed with ROLLBACK and without an error.
    if (command !== "COMMIT") throw new Error("The transaction failed and was committed nevertheless");
    return result;
  } catch (error) {
    // What failed first is the cause; all that came behind it only heard of an aborted transaction.
    await Promise.all(riding);
    throw error;
  } finally {
    underWay.delete(handle);
  }
}

/**
 * Sends a statement whose answer nobody needs: it travels with the next one or with the commit, and when it fails, the write fails with what
 * `failed` makes of the error.
 */
export async function ride(
  tx: Tx,
  query: CompiledQuery,
  failed: (error: unknown) => unknown = (error) => error,
): Promise<void> {
  const told = (error: unknown) => {
    throw failed(error);
  };
  const on = underWay.get(tx);
  if (on) board(on.riding, on.client.query(query.sql, [...query.parameters]).catch(told));
  else await tx.executeQuery(query).catch(told);
}

function board(riding: Promise<unknown>[], statement: Promise<unknown>) {
  // Awaited at the end; a failure before that is not unheard.
  statement.catch(() => undefined);
  riding.push(statement);
}
