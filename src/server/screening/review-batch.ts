import { forbidden, invalid, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { opinionRefusalLabel } from "#domain/screening/labels.ts";
import { type OpinionKind, opinionRefusals } from "#domain/screening/opinion.ts";
import type { RoundStatus } from "#domain/screening/round.ts";
import type { Tx } from "../db/db.ts";
import type { NewVerification } from "./decisions.ts";
import { lockRound } from "./queries.ts";
import { findReviewBody, listEntries } from "./shortlist.ts";
import { trace } from "./step.ts";

interface OpinionOnListed {
  readonly id: string;
  readonly villageId: string;
  readonly kind: Exclude<OpinionKind, "add">;
  readonly reason: string;
}

/** What one department writes on many villages of the shortlist, all or none; capacity and place as for a single one. */
export async function writeOpinionsBatch(tx: Tx, actor: Actor, roundId: string, opinions: readonly OpinionOnListed[]) {
  const { round, townshipOf } = await lockList(tx, actor, roundId, ["reviewing"]);
  const body = await findReviewBody(tx, actor, round.countyId);
  if (body === undefined) throw forbidden("贵单位未登记为联审单位，不能写联审意见。请与县级工作专班联系。");
  const why = new Set(opinions.flatMap((opinion) => opinionRefusals(opinion, townshipOf.has(opinion.villageId))));
  if (why.size > 0) throw refused([...why].map((rule) => ({ rule, sentence: `${opinionRefusalLabel[rule]}。` })));
  const place = { countyId: round.countyId, roundId, organisationId: actor.organisationId!, body };
  const rows = opinions.map((opinion) => ({
    ...opinion,
    ...place,
    townshipId: townshipOf.get(opinion.villageId)!,
    accountId: actor.accountId,
  }));
  await tx.insertInto("opinion").values(rows).execute();
  await trace(tx, actor, round, "opinion.write", { body, opinions: opinions.map(({ id, kind }) => ({ id, kind })) });
}

type Visit = Omit<NewVerification, "townshipId">;

/** 多个村的实地核实一次记下，all or none. */
export async function recordVerificationsBatch(
  tx: Tx,
  actor: Actor,
  roundId: string,
  visits: readonly Visit[],
  today: string,
) {
  const { round, townshipOf } = await lockList(tx, actor, roundId, ["reviewing", "verified"]);
  const outside = visits.some(({ visitedOn }) => visitedOn > today || visitedOn < (round.openedOn ?? today));
  if (outside) throw invalid("核实日期应在本轮启动之后、今天以前。");
  if (visits.some(({ villageId }) => !townshipOf.has(villageId))) throw notFound("村");
  const place = { countyId: round.countyId, roundId, recordedBy: actor.accountId };
  const rows = visits.map((visit) => ({ ...visit, ...place, townshipId: townshipOf.get(visit.villageId)! }));
  await tx.insertInto("siteVerification").values(rows).execute();
  const detail = { visits: visits.map(({ villageId, upheld }) => ({ villageId, upheld })) };
  await trace(tx, actor, round, "verification.write", detail);
}

async function lockList(tx: Tx, actor: Actor, roundId: string, open: readonly RoundStatus[]) {
  const round = await lockRound(tx, actor, roundId, "share");
  if (!round) throw notFound("轮次");
  if (!open.includes(round.status))
    throw refused([{ rule: "wrong-status", sentence: "本轮不在联审和实地核实环节，没有保存。" }]);
  const entries = await listEntries(tx, actor, round);
  return { round, townshipOf: new Map(entries.map(({ villageId, townshipId }) => [villageId, townshipId])) };
}
