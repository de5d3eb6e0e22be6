import { conflict, invalid, notFound, refused } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import { settle, standingOpinions } from "#domain/screening/opinion.ts";
import type { RoundStatus } from "#domain/screening/round.ts";
import type { Db, Tx } from "../db/db.ts";
import { listVerifications, type NewVerification, saveVerification } from "./decisions.ts";
import type { RoundRow } from "./queries.ts";
import { getRoundRow } from "./overview.ts";
import {
  deleteAddedEntry,
  findCandidates,
  findReviewBody,
  findVillageOfRound,
  listEntries,
  listOpinions,
  listWished,
  type OpinionRow,
  saveEntry,
} from "./shortlist.ts";
import { lockShared, requireStatus, trace } from "./step.ts";

/** Departments see a shortlist from the day it is handed to the joint review. */
export const reviewed: readonly RoundStatus[] = ["reviewing", "verified", "decided"];
const collected: readonly RoundStatus[] = ["assessing", "ranked", "shortlisted", "reviewing", "verified"];
const visiting: readonly RoundStatus[] = ["reviewing", "verified"];

async function getReviewRound(db: Db, actor: Actor, id: string): Promise<RoundRow> {
  const round = await getRoundRow(db, actor, id);
  if (actor.role === "department" && !reviewed.includes(round.status)) throw notFound("轮次");
  return round;
}

export async function getShortlist(db: Db, actor: Actor, id: string) {
  const round = await getReviewRound(db, actor, id);
  const entries = await listEntries(db, actor, round);
  const opinions = await listOpinions(db, actor, round);
  const proposals = settle(
    entries.map((entry) => entry.villageId),
    opinions,
  );
  const wished = proposals.filter((proposal) => proposal.origin === "opinion").map((proposal) => proposal.villageId);
  const asked = (await listWished(db, actor, round, wished)).map((row) => ({
    ...row,
    because: "opinion" as const,
    reason: "",
  }));
  const visits = new Map((await listVerifications(db, actor, round)).map((visit) => [visit.villageId, visit]));
  const rows = new Map([...entries, ...asked].map((row) => [row.villageId, row]));
  return {
    round: {
      id: round.id,
      name: round.name,
      status: round.status,
      version: round.version,
      items: round.items.map(({ code, name }) => ({ code, name })),
    },
    can: await shortlistCan(db, actor, round),
    rows: proposals.map((proposal) => {
      const visit = visits.get(proposal.villageId);
      return {
        ...forReader(actor, rows.get(proposal.villageId)!),
        disputed: proposal.open,
        opinions: opinionsOn(opinions, proposal.villageId),
        verification: visit && actor.role !== "department" ? visit : null,
      };
    }),
  };
}

/** A department needs to know which village, and why it is listed; places and points stay with the county. */
function forReader<R extends { position: number | null; points: number | null }>(actor: Actor, row: R) {
  return actor.role === "department" ? { ...row, position: null, points: null } : row;
}

function opinionsOn(opinions: readonly OpinionRow[], villageId: string) {
  const here = opinions.filter((opinion) => opinion.villageId === villageId);
  const standing = new Set(standingOpinions(here).map(({ id }) => id));
  return here.map((opinion) => ({ ...opinion, superseded: !standing.has(opinion.id) }));
}

async function shortlistCan(db: Db, actor: Actor, round: RoundRow) {
  const writes = may(actor, "opinion.write") && round.status === "reviewing";
  return {
    add: may(actor, "shortlist.edit") && collected.includes(round.status),
    opine: writes && (await findReviewBody(db, actor, round.countyId)) !== undefined,
    verify: may(actor, "verification.write") && visiting.includes(round.status),
  };
}

export async function listCandidates(db: Db, actor: Actor, id: string, name: string) {
  const round = await getReviewRound(db, actor, id);
  return findCandidates(db, actor, round, name);
}

/** 动态纳入：扫黑、巡视巡察等发现的村，审定之前随时可以列入名单，写明理由。 */
export async function addEntry(tx: Tx, actor: Actor, id: string, villageId: string, reason: string) {
  const round = await lockShared(tx, actor, id);
  requireStatus(round, collected, "本轮已经审定或者尚未启动；审定之后要增列的，请作出更正决定。");
  requireReason(reason);
  if (!(await saveEntry(tx, actor, round, villageId, reason))) {
    throw conflict("没有列入：该村已在名单之内，或者不属于本县现有的村。");
  }
  await trace(tx, actor, round, "shortlist.edit", { action: "add", villageId, reason });
  return { done: true } as const;
}

export async function removeEntry(tx: Tx, actor: Actor, id: string, villageId: string, reason: string) {
  const round = await lockShared(tx, actor, id);
  requireStatus(round, collected, "本轮已经审定，名单不能改动；需要更正的，请作出更正决定。");
  requireReason(reason);
  if (!(await deleteAddedEntry(tx, actor, round, villageId))) {
    throw refused([{ rule: "not-added", sentence: "只能撤回动态纳入的村；按比例列入的村是否列入，由审定决定。" }]);
  }
  await trace(tx, actor, round, "shortlist.edit", { action: "remove", villageId, reason });
  return { done: true } as const;
}

function requireReason(reason: string) {
  if (Array.from(reason).length < 5)
    throw invalid("请写明理由，不少于 5 个字。", [
      { rule: "reason-too-short", at: "reason", sentence: "理由不少于 5 个字。" },
    ]);
}

type Visit = Omit<NewVerification, "townshipId">;

export async function recordVerification(tx: Tx, actor: Actor, roundId: string, visit: Visit, today: string) {
  const round = await lockShared(tx, actor, roundId);
  requireStatus(round, visiting, "只在联审和实地核实期间记录核实情况。");
  if (visit.visitedOn > today || visit.visitedOn < (round.openedOn ?? today)) {
    throw invalid("核实日期应在本轮启动之后、今天以前。", [
      { rule: "date-out-of-round", at: "visitedOn", sentence: "核实日期应在本轮启动之后、今天以前。" },
    ]);
  }
  const village = await findVillageOfRound(tx, actor, round, visit.villageId);
  if (!village) throw notFound("村");
  await saveVerification(tx, actor, round, { ...visit, townshipId: village.townshipId });
  await trace(tx, actor, round, "verification.write", { villageId: visit.villageId, upheld: visit.upheld });
  return { id: visit.id };
}
