import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Assignee, Stage } from "#domain/inspections/finding.ts";
import { handedRefusals, lastDayOf, postponeRefusals } from "#domain/inspections/finding-deadline.ts";
import { needsTownCheck } from "#domain/inspections/finding-step.ts";
import { notFound, refused } from "#contract/problem.ts";
import type { RuleContent } from "#contract/rule-shapes.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Tx } from "../../db/db.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import type { LockedFinding } from "./rows.ts";
import { type At, moveFinding, openFinding, refuseFinding } from "./stepping.ts";
import { layFindingParts } from "./moved.ts";

export interface Handing {
  readonly assignedTo: Assignee;
  readonly organisationId: string | null;
  readonly leadLeader: string;
  readonly responsible: string;
  readonly measures: string;
  readonly dueOn: IsoDate | null;
  readonly stages: readonly Pick<Stage, "text" | "dueOn">[];
}

interface Ground {
  readonly today: IsoDate;
  readonly calendar: WorkingCalendar;
  readonly version: number;
  readonly rule: RuleContent<"finding-types">;
}

/** 交办, also several at once: all of them or none. In the order of their ids, so that two who assign never wait in a ring. */
export async function assignFindings(
  tx: Tx,
  actor: Actor,
  { findings, ...handing }: Handing & { readonly findings: readonly At[] },
  today: IsoDate,
) {
  const { version, content: rule } = await ruleOf(tx, actor.counties[0]!, "finding-types", today);
  const ground = { today, calendar: await readCalendar(tx), version, rule };
  const ordered = [...new Map(findings.map((at) => [at.id, at])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const at of ordered) await assignOne(tx, actor, at, handing, ground);
  return { assigned: ordered.length };
}

async function assignOne(tx: Tx, actor: Actor, at: At, handing: Handing, ground: Ground) {
  const found = await openAssign(tx, actor, at);
  const { action, finding } = found;
  const { today, rule, version } = ground;
  const to = await bodyOf(tx, actor, finding, handing, today);
  const term = rule.terms[finding.type];
  const { dueOn, stages } = daysOf(found, handing, ground);
  const change = {
    ...to,
    leadLeader: handing.leadLeader,
    responsible: handing.responsible,
    measures: handing.measures,
    dueOn,
    ...(stages && { stages: JSON.stringify(stages) }),
    reviewDays: finding.type === "lasting" ? term.days : null,
    madeUnder: JSON.stringify({ version, type: finding.type, ...term }),
    townCheck: needsTownCheck({ ...finding, assignedTo: to.assignedTo }, rule.townSkipsOwn),
    ...(action === "assign" && { clockFrom: today }),
  };
  const { assignedTo, organisationId } = to;
  await moveFinding(tx, actor, finding, {
    verb: "finding.assign",
    action,
    onDay: today,
    text: handing.measures,
    change,
    dates: { wasDueOn: finding.dueOn, newDueOn: dueOn },
    detail: { owner: assignedTo, organisationId, responsiblePerson: handing.responsible, dueOn },
  });
  await layFindingParts(tx, actor, { ...finding, organisationId });
}

interface Days {
  readonly dueOn: IsoDate | null;
  /** null: they stay as they are. */
  readonly stages: readonly Stage[] | null;
}

/** By when. Handed to somebody else, it is due when it was or earlier: the clock does not begin again. */
function daysOf({ action, finding }: Opened, handing: Handing, { today, calendar, rule }: Ground): Days {
  const again = action === "reassign";
  if (again && handing.dueOn === null && handing.stages.length === 0) return { dueOn: finding.dueOn, stages: null };
  const latest = lastDayOf(rule.terms[finding.type], today, calendar);
  refuseFinding(handedRefusals({ ...handing, type: finding.type }, today, latest));
  const stages = handing.stages.map((stage) => ({ ...stage, doneOn: null }));
  const dueOn = stages[0]?.dueOn ?? handing.dueOn ?? latest;
  refuseFinding(again && dueOn > finding.dueOn! ? ["reassign-later"] : []);
  return { dueOn, stages };
}

type Opened = Awaited<ReturnType<typeof openAssign>>;

async function openAssign(tx: Tx, actor: Actor, at: At) {
  const { rows } = await sql<{ registered: boolean }>`
    select f.status = 'registered' as registered from finding f
    where ${withinCounties(actor, "f")} and f.id = ${at.id}`.execute(tx);
  const action = rows[0]?.registered === false ? "reassign" : "assign";
  return { action, finding: await openFinding(tx, actor, at, action) } as const;
}

/** The body that rectifies, found where it has to be: its township, the team of its village, a unit of its county. */
async function bodyOf(tx: Tx, actor: Actor, finding: LockedFinding, handing: Handing, today: IsoDate) {
  const { countyId, villageId, townshipId, number } = finding;
  const none = { teamId: null, organisationId: null };
  switch (handing.assignedTo) {
    case "township":
      if (townshipId === null)
        throw refused([
          { rule: "no-township", sentence: `第 ${number} 号问题不属于某个乡镇（街道），请交办给县直单位。` },
        ]);
      return { assignedTo: "township" as const, ...none };
    case "team": {
      const teamId = villageId && (await findTeam(tx, actor, countyId, villageId, today));
      if (!teamId)
        throw refused([
          { rule: "no-team", sentence: `第 ${number} 号问题所在村没有驻村工作队，请交办给其他责任单位。` },
        ]);
      return { assignedTo: "team" as const, ...none, teamId };
    }
    case "unit":
      await requireUnit(tx, actor, countyId, handing.organisationId);
      return { assignedTo: "unit" as const, ...none, organisationId: handing.organisationId };
  }
}

async function findTeam(tx: Tx, actor: Actor, countyId: string, villageId: string, today: IsoDate) {
  const { rows } = await sql<{ id: string }>`
    select t.id from team t
    where ${withinVillages(actor, "t")} and t.county_id = ${countyId} and t.village_id = ${villageId}
      and (t.dissolved_on is null or t.dissolved_on > ${today}) order by t.formed_on desc, t.id desc limit 1`.execute(
    tx,
  );
  return rows[0]?.id;
}

async function requireUnit(tx: Tx, actor: Actor, countyId: string, id: string | null) {
  if (id === null) throw refused([{ rule: "unit-missing", sentence: "交办给县直单位的，请选择单位。" }]);
  const unit = await tx
    .selectFrom("organisation as o")
    .where(withinCounties(actor, "o"))
    .where("o.countyId", "=", countyId)
    .where("o.id", "=", id)
    .where("o.validTo", "is", null)
    .select("o.id")
    .executeTakeFirst();
  if (!unit) throw notFound("单位");
}

interface Reasoned extends At {
  readonly text: string;
}

/** 撤回登记：a slip of whoever wrote it down, before anybody was told to rectify. It stays, with the reason. */
export async function withdrawFinding(tx: Tx, actor: Actor, { text, ...at }: Reasoned, today: IsoDate) {
  const finding = await openFinding(tx, actor, at, "withdraw");
  return moveFinding(tx, actor, finding, { verb: "finding.assign", action: "withdraw", onDay: today, text });
}

/** 延期：the day before and the reason stay in the steps. */
export async function postponeFinding(
  tx: Tx,
  actor: Actor,
  { text, dueOn, ...at }: Reasoned & { readonly dueOn: IsoDate },
  today: IsoDate,
) {
  const finding = await openFinding(tx, actor, at, "postpone");
  refuseFinding(postponeRefusals(finding, dueOn, today));
  const open = finding.stages.findIndex(({ doneOn }) => doneOn === null);
  const stages = finding.stages.map((stage, i) => (i === open ? { ...stage, dueOn } : stage));
  return moveFinding(tx, actor, finding, {
    verb: "finding.assign",
    action: "postpone",
    onDay: today,
    text,
    change: { dueOn, ...(open !== -1 && { stages: JSON.stringify(stages) }) },
    dates: { wasDueOn: finding.dueOn, newDueOn: dueOn },
    detail: { dueOn },
  });
}
