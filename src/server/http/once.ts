import { createHash } from "node:crypto";
import { conflict } from "#contract/problem.ts";
import type { Tx } from "../db/db.ts";
import type { Incoming } from "./call.ts";

/**
 * Every write is done once: the receipt is claimed in the transaction of the write, so a repeated request id is answered
 * with the stored reply, and the same id with other content is refused.
 */
export async function once<T>(
  tx: Tx,
  accountId: string,
  verb: string,
  incoming: Incoming,
  act: () => Promise<T>,
): Promise<T> {
  const requestId = incoming.requestId!;
  const fingerprint = fingerprintOf(verb, incoming);
  const claimed = await tx
    .insertInto("receipt")
    .values({ accountId, requestId, verb, fingerprint })
    .onConflict((on) => on.columns(["accountId", "requestId"]).doNothing())
    .returning("requestId")
    .executeTakeFirst();
  if (!claimed) return storedReply<T>(tx, accountId, requestId, fingerprint);

  const reply = await act();
  await tx
    .updateTable("receipt")
    .set({ reply: JSON.stringify(reply) })
    .where("accountId", "=", accountId)
    .where("requestId", "=", requestId)
    .execute();
  return reply;
}

async function storedReply<T>(tx: Tx, accountId: string, requestId: string, fingerprint: string): Promise<T> {
  const past = await tx
    .selectFrom("receipt")
    .select(["fingerprint", "reply"])
    .where("accountId", "=", accountId)
    .where("requestId", "=", requestId)
    .executeTakeFirstOrThrow();
  if (past.fingerprint !== fingerprint)
    throw conflict("同一个请求编号已用于另一项操作，本次未执行。请刷新页面后重试。");
  return past.reply as T;
}

function fingerprintOf(verb: string, { params, query, body, file }: Incoming): string {
  const hash = createHash("sha256").update(JSON.stringify([verb, params, query, body]));
  if (file) hash.update(file.name).update(file.bytes);
  return hash.digest("hex");
}
