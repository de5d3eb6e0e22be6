import { createHash } from "node:crypto";
import { conflict } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Gate, Tx } from "../db/db.ts";
import type { Incoming } from "./call.ts";

type Act<T> = (tx: Tx) => Promise<T>;

/**
 * Every write is done once: the receipt is claimed in the transaction of the write, so a repeated request id is answered
 * with the stored reply, and the same id with other content is refused. Claim and reply travel with begin and commit.
 */
export async function once<T>(gate: Gate, actor: Actor, incoming: Incoming, verb: string, act: Act<T>): Promise<T> {
  const claim = { accountId: actor.accountId, requestId: incoming.requestId! };
  const fingerprint = fingerprintOf(verb, incoming);
  const key = [claim.accountId, claim.requestId];
  try {
    return await gate.write(actor, act, {
      first: {
        text: "insert into receipt (account_id, request_id, verb, fingerprint) values ($1, $2, $3, $4)",
        values: [...key, verb, fingerprint],
      },
      last: (reply) => ({
        text: "update receipt set reply = $3 where account_id = $1 and request_id = $2",
        values: [...key, JSON.stringify(reply ?? null)],
      }),
    });
  } catch (error) {
    // Whoever comes second waits for the first to end, and finds his receipt.
    if ((error as { constraint?: string }).constraint !== "receipt_pkey") throw error;
    return storedReply<T>(gate, claim, fingerprint);
  }
}

/** Without a receipt, so that nothing of the reply stays behind. */
export const always = <T>(gate: Gate, actor: Actor, _incoming: Incoming, _verb: string, act: Act<T>): Promise<T> =>
  gate.write(actor, act);

async function storedReply<T>(
  { shared }: Gate,
  { accountId, requestId }: { readonly accountId: string; readonly requestId: string },
  fingerprint: string,
): Promise<T> {
  const past = await shared
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
