import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import {
  allocationRefusals,
  overrideRefusals,
  recallRefusals,
  toVillages,
  type VillageShare,
} from "#domain/projects/funds/allocation.ts";
import { type FundType, typeOf, type UseHit, useHits } from "#domain/projects/funds/fund-type.ts";
import { standingAfter } from "#domain/projects/project.ts";
import type { AllocationBody } from "#contract/fund-shapes.ts";
import { conflict, notFound, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type LockedProject, lockProject } from "../rows.ts";
import { moveProject } from "../stepping.ts";
import { type LockedBatch, lockBatch } from "./batches.ts";
import { refuseMoney } from "./receiving.ts";
import { allocateFund, judgeUse, type Moving, recallFund, withdrawAllocation } from "./saving.ts";

/** 安排到项目: the money of an old type keeps its own lists, as long as the county's rule names it. */
export async function allocate(tx: Tx, actor: Actor, body: AllocationBody, today: IsoDate) {
  const { id, fundId, projectId, ...said } = body;
  const project = await lockProject(tx, actor, projectId);
  if (!project) throw notFound("项目");
  const batch = await lockBatch(tx, actor, fundId);
  if (batch.countyId !== project.countyId) throw notFound("资金批次");
  refuseMoney(allocationRefusals({ ...said, today, batch, project }));
  const { version: ruleVersion, content: rule } = await ruleOf(tx, project.countyId, "fund-types", today);
  const hits = await hitsOf(tx, actor, typeOf(rule, batch.typeCode), project, said);
  const parts = toVillages(said.amountFen, await listShares(tx, actor, project));
  const facts = { ...said, batchId: fundId, projectId, hits, ruleVersion };
  await allocateFund(tx, actor, { countyId: project.countyId, id }, facts, parts);
  await traceAllocation(tx, actor, { project, batch, id, said, hits });
  return { id, version: 1, status: hits.length > 0 ? ("blocked" as const) : ("posted" as const) };
}

interface Traced {
  readonly project: LockedProject;
  readonly batch: LockedBatch;
  readonly id: string;
  readonly said: Pick<AllocationBody, "amountFen" | "useName" | "onDay">;
  readonly hits: readonly UseHit[];
}

const traceAllocation = (tx: Tx, actor: Actor, { project, batch, id, said, hits }: Traced) =>
  record(tx, actor, {
    verb: "fund.write",
    countyId: project.countyId,
    subjectId: id,
    detail: {
      act: "allocate",
      projectId: project.id,
      fundType: batch.typeName,
      amountFen: said.amountFen,
      use: said.useName,
      day: said.onDay,
      ...(hits.length > 0 && { blockedBy: hits.map(({ text }) => text) }),
    },
  });

type SaidUse = Pick<AllocationBody, "useCode" | "useName" | "purpose">;

/** A type the rule no longer holds has no list to be within: every use of it is looked at by a second person. */
async function hitsOf(tx: Tx, actor: Actor, type: FundType | undefined, project: LockedProject, said: SaidUse) {
  const { useCode, useName, purpose } = said;
  const { rows } = await sql<{ content: string }>`
    select p.content from project p where ${withinShared(actor, "p")} and p.county_id = ${project.countyId} and p.id = ${project.id}`.execute(
    tx,
  );
  const words = { useCode, useName, said: [project.name, rows[0]?.content ?? "", purpose] };
  return useHits(
    type ?? { code: "", name: "", level: "county", validFrom: "", validTo: null, uses: [], prohibited: [] },
    words,
  );
}

/** In the order of the villages of the county, so that the same split comes out every time. */
async function listShares(tx: Tx, actor: Actor, project: LockedProject): Promise<VillageShare[]> {
  const { rows } = await sql<VillageShare>`
    select v.village_id, v.share from project_village v
    where ${withinShared(actor, "v")} and v.county_id = ${project.countyId} and v.project_id = ${project.id}
    order by v.share desc, v.village_id`.execute(tx);
  if (rows.length === 0) throw conflict("该项目还没有受益村，不能安排资金。请先在项目概况中填写受益村和份额。");
  return rows;
}

interface LockedAllocation {
  readonly countyId: string;
  readonly id: string;
  readonly projectId: string;
  readonly batchId: string;
  readonly typeName: string;
  readonly onDay: IsoDate;
  readonly amountFen: Fen;
  readonly recalledFen: Fen;
  readonly paidFen: Fen;
  readonly status: "blocked" | "posted" | "withdrawn";
  readonly madeBy: string;
  readonly version: number;
}

interface At {
  readonly id: string;
  readonly version: number;
}

/** Its project is locked first, as everywhere: then what is read of it is so. */
async function atAllocation(tx: Tx, actor: Actor, { id, version }: At) {
  const { rows } = await sql<{ projectId: string }>`
    select a.project_id from fund_allocation a where ${withinShared(actor, "a")} and a.id = ${id}`.execute(tx);
  const project = rows[0] && (await lockProject(tx, actor, rows[0].projectId));
  if (!project) throw notFound("资金安排");
  const { rows: found } = await sql<LockedAllocation>`
    select a.county_id, a.id, a.project_id, a.batch_id, b.type_name, a.on_day, a.amount_fen, a.recalled_fen, a.paid_fen, a.status, a.made_by, a.version
    from fund_allocation a join fund_batch b on b.county_id = a.county_id and b.id = a.batch_id
    where ${withinShared(actor, "a")} and a.id = ${id} and a.county_id = ${project.countyId}`.execute(tx);
  const allocation = found[0]!;
  if (allocation.version !== version) throw stale("资金安排");
  return { allocation, project };
}

interface Judging extends At {
  readonly allowed: boolean;
  readonly reason: string;
  readonly basis: string;
}

/** 复核用途例外: what is let pass must still fit the batch and the project. */
export async function judgeAllocation(
  tx: Tx,
  actor: Actor,
  { allowed, reason, basis, ...at }: Judging,
  today: IsoDate,
) {
  const { allocation, project } = await atAllocation(tx, actor, at);
  const { amountFen, countyId, id } = allocation;
  const batch = await lockBatch(tx, actor, allocation.batchId);
  refuseMoney(overrideRefusals(allocation, actor.accountId));
  if (allowed) refuseMoney(allocationRefusals({ amountFen, onDay: allocation.onDay, today, batch, project }));
  await judgeUse(tx, actor, allocation, { overrideId: uuidv7(), allowed, onDay: today, reason, basis });
  await record(tx, actor, {
    verb: "fund.override",
    countyId,
    subjectId: id,
    detail: {
      act: allowed ? "allow-use" : "refuse-use",
      projectId: project.id,
      fundType: allocation.typeName,
      amountFen,
      reason,
      basis,
    },
  });
  return { version: at.version + 1 };
}

export async function dropAllocation(tx: Tx, actor: Actor, at: At) {
  const { allocation } = await atAllocation(tx, actor, at);
  const { countyId, id, status, projectId, amountFen } = allocation;
  if (status !== "blocked") throw conflict("该笔安排已经复核，不能撤回；已安排的资金请办理收回。");
  await withdrawAllocation(tx, actor, allocation);
  await record(tx, actor, {
    verb: "fund.write",
    countyId,
    subjectId: id,
    detail: { act: "withdraw-allocation", projectId, amountFen },
  });
  return { version: at.version + 1 };
}

/** 收回: decided by a person of the county, never by the clock. */
export async function recallAllocation(tx: Tx, actor: Actor, { id, version, ...moving }: At & Moving, today: IsoDate) {
  const { allocation, project } = await atAllocation(tx, actor, { id, version });
  refuseMoney(recallRefusals(allocation, { ...moving, today }));
  const left = allocation.amountFen - allocation.recalledFen - moving.amountFen;
  await recallFund(tx, actor, allocation, moving, toVillages(left, await listKeptShares(tx, actor, allocation)));
  const { amountFen, onDay, document, text } = moving;
  await record(tx, actor, {
    verb: "fund.write",
    countyId: allocation.countyId,
    subjectId: id,
    detail: { act: "recall-allocation", projectId: allocation.projectId, amountFen, day: onDay, document, text },
  });
  await closeRecalled(tx, actor, project, moving);
  return { version: version + 1 };
}

/** 已终止的项目没有支出的资金全部收回以后，即为资金已收回. */
async function closeRecalled(tx: Tx, actor: Actor, project: LockedProject, { amountFen, onDay, document }: Moving) {
  const standing = standingAfter(project.standing, "recall");
  if (standing === undefined || project.allocatedFen - amountFen > project.paidFen) return;
  await moveProject(tx, actor, project, { verb: "fund.write", action: "recall", onDay, text: document, standing });
}

/** The shares as they stood when the money was allocated. */
async function listKeptShares(tx: Tx, actor: Actor, { countyId, id }: LockedAllocation): Promise<VillageShare[]> {
  const { rows } = await sql<VillageShare>`
    select v.village_id, v.share from allocation_village v
    where ${withinShared(actor, "v")} and v.county_id = ${countyId} and v.allocation_id = ${id} order by v.position`.execute(
    tx,
  );
  return rows;
}
