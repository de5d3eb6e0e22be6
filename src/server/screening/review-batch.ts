import { invalid, notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import type { NewVerification } from "./decisions.ts";
import { listEntries } from "./shortlist.ts";
import { lockShared, requireStatus, trace } from "./step.ts";

type Visit = Omit<NewVerification, "townshipId">;

/** 多个村的实地核实一次记下，all or none. */
export async function recordVerificationsBatch(
  tx: Tx,
  actor: Actor,
  roundId: string,
  visits: readonly Visit[],
  today: string,
) {
  const round = await lockShared(tx, actor, roundId);
  requireStatus(round, ["reviewing", "verified"], "本轮不在联审和实地核实环节，没有保存。");
  const entries = await listEntries(tx, actor, round);
  const townshipOf = new Map(entries.map(({ villageId, townshipId }) => [villageId, townshipId]));
  const outside = visits.some(({ visitedOn }) => visitedOn > today || visitedOn < (round.openedOn ?? today));
  if (outside) throw invalid("核实日期应在本轮启动之后、今天以前。");
  if (visits.some(({ villageId }) => !townshipOf.has(villageId))) throw notFound("村");
  const place = { countyId: round.countyId, roundId, recordedBy: actor.accountId };
  const rows = visits.map((visit) => ({ ...visit, ...place, townshipId: townshipOf.get(visit.villageId)! }));
  await tx.insertInto("siteVerification").values(rows).execute();
  const detail = { visits: visits.map(({ villageId, upheld }) => ({ villageId, upheld })) };
  await trace(tx, actor, round, "verification.write", detail);
}
