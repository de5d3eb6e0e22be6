import { forbidden, notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { opinionRefusalLabel } from "#domain/screening/labels.ts";
import {
  agreeRefusals,
  type OpinionRefusal,
  opinionRefusals,
  standingOpinions,
  withdrawalRefusals,
  type WrittenKind,
} from "#domain/screening/opinion.ts";
import type { Tx } from "../db/db.ts";
import type { RoundRow } from "./queries.ts";
import { reviewed } from "./review.ts";
import {
  findVillageOfRound,
  listEntries,
  listOpinions,
  lockReviewBody,
  type NewOpinion,
  saveOpinions,
} from "./shortlist.ts";
import { lockShared, requireStatus, trace } from "./step.ts";

/** A department writes in the review alone, in the capacity of its own unit, and one of its people at a time. */
async function lockReview(tx: Tx, actor: Actor, roundId: string) {
  const round = await lockShared(tx, actor, roundId);
  if (!reviewed.includes(round.status)) throw notFound("轮次");
  requireStatus(round, ["reviewing"], "本轮联审已经结束，不能再提、再改或者撤回意见。");
  const body = await lockReviewBody(tx, actor, round.countyId);
  if (body === undefined) throw forbidden("贵单位未登记为联审单位，不能写联审意见。请与县级工作专班联系。");
  return { round, body, place: { organisationId: actor.organisationId!, body } };
}

const refuseAny = (why: readonly OpinionRefusal[]) => {
  if (why.length > 0)
    throw refused([...new Set(why)].map((rule) => ({ rule, sentence: `${opinionRefusalLabel[rule]}。` })));
};

type OpinionInput = Pick<NewOpinion, "id" | "villageId" | "reason"> & { readonly kind: WrittenKind };

export async function writeOpinion(tx: Tx, actor: Actor, roundId: string, input: OpinionInput) {
  const { round, body, place } = await lockReview(tx, actor, roundId);
  const village = await findVillageOfRound(tx, actor, round, input.villageId);
  // A village off the list exists for a department only when it asks for it.
  if (!village || (village.because === null && input.kind !== "add")) throw notFound("村");
  refuseAny(opinionRefusals(input, village.because !== null));
  await saveOpinions(tx, actor, round, [{ ...input, ...place, townshipId: village.townshipId }]);
  const { id, villageId, kind } = input;
  await trace(tx, actor, round, "opinion.write", { opinionId: id, villageId, kind, body });
  return { id };
}

/** What one department writes on many villages of the shortlist, all or none; one audit row names them all. */
export async function writeOpinionsBatch(tx: Tx, actor: Actor, roundId: string, given: readonly OpinionInput[]) {
  const { round, body, place } = await lockReview(tx, actor, roundId);
  const townshipOf = await townshipsOfList(tx, actor, round);
  if (given.some(({ villageId }) => !townshipOf.has(villageId))) throw notFound("村");
  refuseAny(given.flatMap((opinion) => opinionRefusals(opinion, true)));
  const rows = given.map((opinion) => ({ ...opinion, ...place, townshipId: townshipOf.get(opinion.villageId)! }));
  await saveOpinions(tx, actor, round, rows);
  const opinions = given.map(({ id, villageId, kind }) => ({ id, villageId, kind }));
  await trace(tx, actor, round, "opinion.write", { body, opinions });
}

interface Many {
  readonly version: number;
  readonly opinions: readonly Pick<NewOpinion, "id" | "villageId">[];
}

/** 成批同意列入. */
export async function agreeWithMany(tx: Tx, actor: Actor, roundId: string, { version, opinions }: Many) {
  const { round } = await lockReview(tx, actor, roundId);
  if (round.version !== version) throw stale("轮次");
  const spoken = await spokenOn(tx, actor, round);
  refuseAny(agreeRefusals(idsOf(opinions), new Set(spoken.keys())));
  await writeOpinionsBatch(
    tx,
    actor,
    roundId,
    opinions.map((one) => ({ ...one, kind: "keep" as const, reason: "" })),
  );
  return { written: opinions.length };
}

/** 撤回一条或者多条：a new record that says so; what was written before stays to be read. */
export async function withdrawOpinions(tx: Tx, actor: Actor, roundId: string, { version, opinions }: Many) {
  const { round, body, place } = await lockReview(tx, actor, roundId);
  if (round.version !== version) throw stale("轮次");
  const spoken = await spokenOn(tx, actor, round);
  refuseAny(withdrawalRefusals(idsOf(opinions), new Set(spoken.keys())));
  const rows = opinions.map((one) => {
    const townshipId = spoken.get(one.villageId)!;
    return { ...one, ...place, kind: "withdrawn" as const, reason: "", townshipId };
  });
  await saveOpinions(tx, actor, round, rows);
  const withdrawn = opinions.map(({ id, villageId }) => ({ id, villageId }));
  await trace(tx, actor, round, "opinion.write", { action: "withdraw", body, opinions: withdrawn });
  return { withdrawn: opinions.length };
}

const idsOf = (opinions: Many["opinions"]) => opinions.map(({ villageId }) => villageId);

/** The villages on which the actor's own unit has a standing opinion, with their townships; its reader sees no other. */
async function spokenOn(tx: Tx, actor: Actor, round: RoundRow): Promise<Map<string, string>> {
  const standing = standingOpinions(await listOpinions(tx, actor, round));
  return new Map(standing.map(({ villageId, townshipId }) => [villageId, townshipId]));
}

async function townshipsOfList(tx: Tx, actor: Actor, round: RoundRow): Promise<Map<string, string>> {
  const entries = await listEntries(tx, actor, round);
  return new Map(entries.map(({ villageId, townshipId }) => [villageId, townshipId]));
}
