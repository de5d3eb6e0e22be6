import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { FindingSource, FindingType, Severity } from "#domain/inspections/finding.ts";
import { newFindingRefusals } from "#domain/inspections/finding-registering.ts";
import { findingRefusalLabel } from "#domain/inspections/finding-labels.ts";
import { conflict, notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinCounties, withinReach, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { insertFindingStep } from "./rows.ts";

/** A finding as it is written down: of an inspection, a visit, or from elsewhere. Without a village it lies with the township, or the county. */
export interface NewFinding {
  readonly id: string;
  readonly source: FindingSource;
  readonly inspectionId?: string | null | undefined;
  readonly visitId?: string | null | undefined;
  readonly villageId: string | null;
  readonly townshipId?: string | null | undefined;
  readonly foundOn: IsoDate;
  readonly category: string;
  readonly description: string;
  readonly basis: string;
  readonly severity: Severity;
  readonly type: FindingType;
  readonly repeated?: boolean | undefined;
  readonly earlierId?: string | null | undefined;
}

/** 登记问题. The writer makes the id: sent twice it stands once. */
export async function registerFinding(tx: Tx, actor: Actor, input: NewFinding, today: IsoDate) {
  const { countyId, villageId, townshipId } = await placeOf(tx, actor, input);
  const { content: rule } = await ruleOf(tx, countyId, "finding-types", today);
  const why = newFindingRefusals(input, rule.categories, today);
  if (why.length > 0) throw refused(why.map((one) => ({ rule: one, sentence: `${findingRefusalLabel[one]}。` })));
  const earlierId = input.earlierId ?? null;
  if (earlierId !== null) await requireEarlier(tx, actor, countyId, earlierId);
  if (input.inspectionId) await requireInspection(tx, actor, countyId, input.inspectionId);
  const number = await nextNumber(tx, countyId);
  const independent = rule.categories.some(({ name, independent: asked }) => name === input.category && asked);
  const place = { countyId, villageId, townshipId, organisationId: null };
  const inserted = await tx
    .insertInto("finding")
    .values({
      countyId,
      villageId,
      townshipId,
      id: input.id,
      number,
      source: input.source,
      inspectionId: input.inspectionId ?? null,
      visitId: input.visitId ?? null,
      foundOn: input.foundOn,
      category: input.category,
      description: input.description,
      basis: input.basis,
      severity: input.severity,
      type: input.type,
      repeated: input.repeated ?? earlierId !== null,
      earlierId,
      independent,
      clockFrom: today,
      createdBy: actor.accountId,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该问题已经登记过，没有重复登记。");
  const step = { action: "register", fromStatus: "", toStatus: "registered", onDay: today, text: "" };
  await insertFindingStep(tx, actor, { ...place, id: input.id }, step);
  const { id: _, ...said } = input;
  await record(tx, actor, {
    verb: "finding.write",
    countyId,
    subjectId: input.id,
    detail: { act: "add", number, ...said },
  });
  return { id: input.id, number, version: 1 };
}

/** 村、乡镇都在管辖范围内；both may be empty for a finding of the county's own. The village is held: it is not moved in between. */
async function placeOf(tx: Tx, actor: Actor, { villageId, townshipId = null }: NewFinding) {
  if (villageId !== null) {
    const village = await tx
      .selectFrom("village as v")
      .where(withinVillages(actor, "v", "id"))
      .where("v.id", "=", villageId)
      .where("v.validTo", "is", null)
      .select(["v.countyId", "v.townshipId"])
      .forShare()
      .executeTakeFirst();
    if (!village) throw notFound("村（社区）");
    return { ...village, villageId };
  }
  if (townshipId === null) return { countyId: actor.counties[0]!, villageId, townshipId };
  const township = await tx
    .selectFrom("township as t")
    .where(withinReach(actor, "t", "id"))
    .where("t.id", "=", townshipId)
    .where("t.validTo", "is", null)
    .select("t.countyId")
    .executeTakeFirst();
  if (!township) throw notFound("乡镇（街道）");
  return { ...township, villageId, townshipId };
}

async function requireEarlier(tx: Tx, actor: Actor, countyId: string, id: string) {
  const earlier = await tx
    .selectFrom("finding as f")
    .where(withinCounties(actor, "f"))
    .where("f.countyId", "=", countyId)
    .where("f.id", "=", id)
    .select("f.id")
    .executeTakeFirst();
  if (!earlier) throw notFound("以前的问题");
}

/** What an inspection found is written down once it has begun: before that, nobody is told where it goes. */
async function requireInspection(tx: Tx, actor: Actor, countyId: string, id: string) {
  const inspection = await tx
    .selectFrom("inspection as i")
    .where(withinCounties(actor, "i"))
    .where("i.countyId", "=", countyId)
    .where("i.id", "=", id)
    .select("i.status")
    .executeTakeFirst();
  if (!inspection) throw notFound("督查");
  if (inspection.status !== "under-way" && inspection.status !== "finished")
    throw refused([{ rule: "inspection-not-begun", sentence: "该督查没有启动，不能登记它发现的问题。" }]);
}

/** Numbers run through the county; two who register at once take turns. */
export async function lockNumbers(tx: Tx, countyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`finding/${countyId}`}, 0))`.execute(tx);
}

export async function nextNumber(tx: Tx, countyId: string): Promise<number> {
  await lockNumbers(tx, countyId);
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) + 1 as number from finding where county_id = ${countyId}`.execute(tx);
  return rows[0]!.number;
}
