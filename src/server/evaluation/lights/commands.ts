import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Light } from "#domain/cases/light.ts";
import type { IsoDate } from "#domain/date.ts";
import { overrideRefusalLabel } from "#domain/evaluation/lights/labels.ts";
import { overrideRefusals } from "#domain/evaluation/lights/override.ts";
import { sql } from "kysely";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { startJob } from "../../jobs/progress.ts";
import { withinCounties } from "../../people/reach.ts";
import { evaluateLights, show } from "./evaluating.ts";
import { listLit } from "./reading.ts";
import { rulesInForce } from "./rules.ts";
import { type LitKind, litKinds } from "./sources.ts";
import { subjectView } from "./viewing.ts";

export { evaluateLights } from "./evaluating.ts";

export const lightJob = "light.run";
/** So many lights are told while one waits for the answer; more go on as a job. */
const atOnce = 30_000;

/** 重新评定: at once, or as a job after the commit. */
export async function runLights(tx: Tx, actor: Actor, today: IsoDate) {
  const countyId = actor.counties[0]!;
  const subjects = await countRoughly(tx, actor, countyId);
  if (subjects > atOnce) {
    const jobId = await startJob(tx, actor, { countyId, verb: lightJob, payload: {}, total: litKinds.length });
    await record(tx, actor, { verb: lightJob, countyId, subjectId: jobId, detail: { rows: subjects } });
    return { jobId, subjects, turned: 0 };
  }
  const told = await evaluateLights(tx, actor, countyId, today);
  await record(tx, actor, {
    verb: lightJob,
    countyId,
    subjectId: countyId,
    detail: { rows: told.subjects, changed: told.turned },
  });
  return { jobId: null, subjects: told.subjects, turned: told.turned };
}

async function countRoughly(tx: Tx, actor: Actor, countyId: string): Promise<number> {
  const of = (table: string) =>
    sql`(select count(*) from ${sql.table(table)} x where ${withinCounties(actor, "x")} and x.county_id = ${countyId})`;
  const { rows } = await sql<{
    n: number;
  }>`select ${of("case_file")} + ${of("case_goal")} + ${of("finding")} + ${of("project")} as n`.execute(tx);
  return rows[0]!.n;
}

export interface Subject {
  readonly kind: LitKind;
  readonly id: string;
}

export interface NewOverride {
  readonly overrideId: string;
  readonly colour: Exclude<Light, "none">;
  readonly reason: string;
  readonly untilOn: IsoDate;
}

/** 人工调整：what stood by hand until now ends, the new one is shown everywhere at once; what the rule says stays beside it. */
export async function overrideLight(tx: Tx, actor: Actor, { kind, id }: Subject, wanted: NewOverride, today: IsoDate) {
  const view = await subjectView(tx, actor, { kind, id }, today);
  const { countyId } = view;
  await lockLights(tx, countyId);
  const [now] = await listLit(tx, view, { subjectId: id }, { page: 1, size: 1 });
  if (!now) throw notFound("亮灯事项");
  const { content } = await rulesInForce(tx, countyId, today);
  const why = overrideRefusals({ ...wanted, computed: now.computed }, today, content.overrideDays);
  if (why.length > 0)
    throw refused(why.map((rule) => ({ rule, at: at(rule), sentence: `${overrideRefusalLabel[rule]}。` })));
  const { overrideId, colour, reason, untilOn } = wanted;
  const known = await findOverride(tx, actor, overrideId);
  if (known) return known.subjectId === id && known.reason === reason ? done : taken();
  if (now.overrideId) await endRow(tx, actor, { countyId, overrideId: now.overrideId }, today);
  const { villageId, townshipId, organisationId, computed } = now;
  await tx
    .insertInto("lightOverride")
    .values({
      ...{ countyId, id: overrideId, kind, subjectId: id, villageId, townshipId, organisationId },
      ...{ colour, computed, reason, fromOn: today, untilOn, madeBy: actor.accountId },
    })
    .execute();
  await show(tx, countyId, kind, { live: view.showing.live, today });
  const detail = { act: "set", kind, after: colour, before: computed, reason, until: untilOn };
  await record(tx, actor, { verb: "light.override", countyId, subjectId: id, detail });
  return done;
}

const done = { done: true } as const;
const at = (rule: string) => (rule === "same-colour" ? "colour" : "untilOn");
const taken = (): never => {
  throw conflict("这一编号的调整已经登记，请重新填写。");
};

/** Ended before its day: from now on the rule's colour is shown again. */
export async function endOverride(tx: Tx, actor: Actor, { kind, id }: Subject, overrideId: string, today: IsoDate) {
  const view = await subjectView(tx, actor, { kind, id }, today);
  const { countyId } = view;
  await lockLights(tx, countyId);
  const found = await findOverride(tx, actor, overrideId);
  if (!found || found.subjectId !== id || found.kind !== kind) throw notFound("人工调整");
  if (found.endedOn !== null || found.untilOn < today)
    throw refused([{ rule: "override-ended", sentence: "这次人工调整已经结束。" }]);
  await endRow(tx, actor, { countyId, overrideId }, today);
  await show(tx, countyId, kind, { live: view.showing.live, today });
  const detail = { act: "end", kind, before: found.colour, until: found.untilOn };
  await record(tx, actor, { verb: "light.override", countyId, subjectId: id, detail });
  return done;
}

/** One hand at a time; before the first evaluation there is nothing to hold on to, and nobody else to wait for. */
const lockLights = (tx: Tx, countyId: string) =>
  tx.selectFrom("lightRun as r").where("r.countyId", "=", countyId).select("r.countyId").forUpdate().execute();

function findOverride(tx: Tx, actor: Actor, overrideId: string) {
  return tx
    .selectFrom("lightOverride as o")
    .where(withinCounties(actor, "o"))
    .where("o.id", "=", overrideId)
    .select(["o.kind", "o.subjectId", "o.colour", "o.reason", "o.untilOn", "o.endedOn"])
    .executeTakeFirst();
}

async function endRow(tx: Tx, actor: Actor, of: { countyId: string; overrideId: string }, today: IsoDate) {
  await tx
    .updateTable("lightOverride")
    .set({ endedOn: today, endedBy: actor.accountId })
    .where("countyId", "=", of.countyId)
    .where("id", "=", of.overrideId)
    .execute();
}
