import { sql } from "kysely";
import type { remeasurements } from "#contract/remeasurements.ts";
import { notFound, refused } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  isWithin,
  type MeasureRefusal,
  measureRefusals,
  toleranceOf,
} from "#domain/inspections/remeasure/measuring.ts";
import { measureRefusalLabel } from "#domain/inspections/remeasure/labels.ts";
import { mismatchText } from "#domain/inspections/remeasure/wording.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { listOwnAccounts } from "../../people/own-accounts.ts";
import { withinCounties } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { registerFinding } from "../findings/registering.ts";
import { type DrawnRow, findSample, listDrawn, lockSample, type SampleRow } from "./rows.ts";

type Sheet = Body<typeof remeasurements.measure> & { readonly sampleId: string; readonly projectId: string };

const refuse = (why: readonly MeasureRefusal[]) => {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${measureRefusalLabel[rule]}。` })));
};

/** 登记复核实测表：whether it matches is computed; where it does not, the finding is written in the same transaction. */
export async function recordMeasurement(tx: Tx, actor: Actor, sheet: Sheet, today: IsoDate) {
  const seen = await findSample(tx, actor, sheet.sampleId);
  if (!seen) throw notFound("复核实测抽查");
  const sample = (await lockSample(tx, actor, seen.countyId, sheet.sampleId))!;
  const project = (await listDrawn(tx, actor, sample)).find(({ projectId }) => projectId === sheet.projectId);
  if (!project || sample.drawnOn === null) return refuse(["not-drawn"]) as never;
  const rounds = await countRounds(tx, actor, sample, project.projectId);
  const { builder, parties, owner, responsible, hands } = project;
  const sides = { builders: [builder, ...parties], owner, responsible, hands };
  const ground = { drawnOn: sample.drawnOn, today, accounts: await listOwnAccounts(tx, actor), rounds };
  refuse(measureRefusals(sheet, sides, ground));
  const { version, content: rule } = await ruleOf(tx, sample.countyId, "remeasurement", today);
  const tolerances = { items: rule.tolerances, otherPercent: rule.otherTolerance };
  const items = sheet.items.map((one) => ({ ...one, tolerancePercent: toleranceOf(tolerances, one.name) }));
  const apart = items.filter((one) => !isWithin(one, one.tolerancePercent));
  const finding = await raiseFinding(tx, actor, { sheet, sample, project, category: rule.category }, apart, today);
  await insertSheet(tx, actor, sheet, { sample, round: rounds + 1, version, findingId: finding?.id ?? null });
  await insertItems(tx, sample.countyId, sheet.id, items);
  const { measuredOn, measurers, reason } = sheet;
  await record(tx, actor, {
    verb: "remeasurement.write",
    countyId: sample.countyId,
    subjectId: project.projectId,
    detail: {
      ...{ act: "measure", sampleId: sample.id, round: rounds + 1, day: measuredOn, measurers, items: items.length },
      ...{ mismatches: apart.length, ...(reason && { reason }), ...(finding && { findingId: finding.id }) },
    },
  });
  return { matches: apart.length === 0, findingNumber: finding?.number ?? null };
}

interface Raised {
  readonly sheet: Sheet;
  readonly sample: SampleRow;
  readonly project: DrawnRow;
  readonly category: string;
}

async function raiseFinding(tx: Tx, actor: Actor, raised: Raised, apart: readonly Item[], today: IsoDate) {
  if (apart.length === 0) return undefined;
  return registerFinding(tx, actor, findingOf(raised, mismatchText(raised.project, apart)), today);
}

/** It lies in the village of the project; of several villages, with the township that leads. */
function findingOf({ sheet, sample, project, category }: Raised, description: string) {
  const { villageIds, townshipId } = project;
  return {
    ...{ id: sheet.findingId, source: "audit" as const, foundOn: sheet.measuredOn, category, description },
    villageId: villageIds.length === 1 ? villageIds[0]! : null,
    townshipId,
    basis: `项目复核实测抽查（${sample.fromOn} 至 ${sample.untilOn} 验收的项目）`,
    ...{ severity: "ordinary" as const, type: "dated" as const },
  };
}

async function countRounds(tx: Tx, actor: Actor, { countyId, id }: SampleRow, projectId: string): Promise<number> {
  const { rows } = await sql<{ rounds: number }>`
    select count(*)::int as rounds from measurement m
    where ${withinCounties(actor, "m")} and m.county_id = ${countyId} and m.remeasurement_id = ${id} and m.project_id = ${projectId}`.execute(
    tx,
  );
  return rows[0]!.rounds;
}

interface Beside {
  readonly sample: SampleRow;
  readonly round: number;
  readonly version: number;
  readonly findingId: string | null;
}

async function insertSheet(tx: Tx, actor: Actor, sheet: Sheet, { sample, round, version, findingId }: Beside) {
  const { id, projectId, measuredOn, measurers, reason, text } = sheet;
  await tx
    .insertInto("measurement")
    .values({
      ...{ countyId: sample.countyId, id, remeasurementId: sample.id, projectId, round, measuredOn, reason, text },
      ...{ measurers: JSON.stringify(measurers), ruleVersion: version, findingId, madeBy: actor.accountId },
    })
    .execute();
}

type Item = Sheet["items"][number] & { readonly tolerancePercent: number };

async function insertItems(tx: Tx, countyId: string, measurementId: string, items: readonly Item[]) {
  const rows = items.map((one, at) => ({ ...one, countyId, measurementId, position: at + 1 }));
  await tx.insertInto("measuredItem").values(rows).execute();
}
