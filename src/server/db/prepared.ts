import { createHash } from "node:crypto";
import type { Duplex } from "node:stream";
import type pg from "pg";

/** Statements a connection keeps parsed and planned; beyond them a text is sent whole each time, as lists of ids make ever new ones. */
const most = 300;

/**
 * Statements asked for in one turn of the event loop leave in one packet: with the pipeline of the driver, begin and first statement cost one
 * way there and back.
 *
 * Gives every repeated statement of a connection a name, so that PostgreSQL parses it once and soon keeps one plan for it:
 * with row-level security planning costs more than most of our reads. A text earns its name when it comes the second time.
 */
export function prepareRepeated(client: pg.PoolClient) {
  const seen = new Map<string, string | undefined>();
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (text: string): string | undefined => {
    if (!seen.has(text)) {
      if (seen.size < most) seen.set(text, undefined);
      return undefined;
    }
    const name = seen.get(text) ?? createHash("sha256").update(text).digest("base64url").slice(0, 20);
    seen.set(text, name);
    return name;
  };
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  const asked = (...given: unknown[]) => {
    stream.cork();
    setImmediate(() => stream.uncork());
    const [text, values] = given;
    if (given.length !== 2 || typeof text !== "string" || !Array.isArray(values) || values.length === 0)
      return query(...given);
    const name = named(text);
    return name === undefined ? query(text, values) : query({ name, text, values });
  };
  Object.assign(client, { query: asked });
}
