import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { handlingRefusalLabel, handlingRefusals, type ReplyKind } from "#domain/bulletins/reply.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

interface Hand {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
}

/** 答复说明情况: what the county makes of what the named said, written once and read by both. */
export async function handleReply({ tx, actor, now }: Hand, id: string, handling: string) {
  const reply = await findReply(tx, actor, id);
  if (!reply) throw notFound("说明情况");
  const why = handlingRefusals(reply);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${handlingRefusalLabel[rule]}。` })));
  const { countyId, namingId, shown } = reply;
  const saved = await tx
    .updateTable("bulletinReply")
    .set({ handling, handledBy: actor.accountId, handledAt: now })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .where("handledAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!saved) throw conflict("该说明刚刚已经答复，请刷新后查看。");
  const detail = { action: "handle-reply", shown, handling };
  await record(tx, actor, { verb: "bulletin.write", countyId, subjectId: namingId, detail });
  return { done: true as const };
}

const findReply = (tx: Tx, actor: Actor, id: string) =>
  tx
    .selectFrom("bulletinReply as r")
    .innerJoin("bulletinNaming as g", (join) =>
      join.onRef("g.countyId", "=", "r.countyId").onRef("g.id", "=", "r.namingId"),
    )
    .where(withinCounties(actor, "r"))
    .where(withinCounties(actor, "g"))
    .where("r.id", "=", id)
    .select(["r.countyId", "r.namingId", "r.kind", "r.handling", "g.shown"])
    .$castTo<{ countyId: string; namingId: string; kind: ReplyKind; handling: string; shown: string }>()
    .executeTakeFirst();
