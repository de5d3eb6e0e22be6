import { sql } from "kysely";
import { type Actor, may, type Verb } from "#domain/access.ts";
import type { AcceptanceScheme } from "#domain/cases/acceptance.ts";
import type { CaseAction, CaseStatus } from "#domain/cases/case.ts";
import { closeRefusals, consolidationCheckRefusals } from "#domain/cases/consolidation.ts";
import { clockDays } from "#domain/cases/look-back.ts";
import { closeRefusalLabel, stepRefusalLabel } from "#domain/cases/step-labels.ts";
import { checkRefusals, selfAssessRefusals, stepRefusals, withdrawRefusals } from "#domain/cases/step.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Level } from "#domain/screening/decision.ts";
import type { Act } from "#contract/case-steps.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { listHandRefusals } from "./accepting-hands.ts";
import { listGoals, listProblems } from "./items.ts";
import { findLastSoundLookBack } from "./look-back-rows.ts";
import { checkHandOf, type CheckRow, listFileChecks } from "./step-rows.ts";

/** A file with everything its steps ask of it. */
async function findStanding(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom("caseFile as c")
    .innerJoin("village as v", (on) => on.onRef("v.countyId", "=", "c.countyId").onRef("v.id", "=", "c.villageId"))
    .where(withinVillages(actor, "c"))
    .where("c.id", "=", id)
    .select(["c.id", "c.countyId", "c.villageId", "c.townshipId", "c.version", "c.openedOn", "c.dueOn", "c.level"])
    .select(["c.manifestations", "c.withdrawnOn", "c.mergedIntoId", "c.predecessorId", "c.clockFrom", "c.workedBy"])
    .select(["c.hands", "c.listedVillageId"])
    .select(["c.selfAssessedBy", "c.checkedBy", "c.delistNumber", "c.delistedOn", "c.consolidationTo", "c.closedOn"])
    .select(["c.status", "c.relapsedOn", "v.name as village"])
    .executeTakeFirst();
  if (!row) throw notFound("整顿档案");
  return { ...row, status: row.status as CaseStatus, level: row.level as Level };
}

type Standing = Awaited<ReturnType<typeof findStanding>>;

/** 办理过程：what was done by whom, and what this office may do next. */
export async function readCourse(db: Db, actor: Actor, id: string, today: IsoDate) {
  const file = await findStanding(db, actor, id);
  const checks = await listFileChecks(db, actor, file);
  const { version, status, clockFrom, openedOn, delistNumber, delistedOn, consolidationTo, closedOn } = file;
  return {
    ...{ version, status, delistNumber, delistedOn, consolidationTo, closedOn },
    clockFrom: clockFrom ?? openedOn,
    clockDays: clockDays(file, delistedOn ?? today),
    steps: await listSteps(db, actor, file),
    acceptances: await listAcceptances(db, actor, file),
    checks: checks.map(({ doneAs, ...check }) => ({
      ...check,
      open: mayRecord(actor, file, { checks, month: check.month, doneAs }, today),
    })),
    lookBacks: await listLookBacks(db, actor, file),
    chain: await listChain(db, actor, file),
    ...(await listMergers(db, actor, file)),
    acts: await openActs(db, actor, file, checks, today),
  };
}

/** Whether this office may write this check down today, or put it right. */
function mayRecord(
  actor: Actor,
  file: Standing,
  place: Pick<CheckRow, "month" | "doneAs"> & Pick<Asked, "checks">,
  today: IsoDate,
) {
  const at = { ...place, delistedOn: file.delistedOn ?? file.openedOn };
  const made = { doneOn: today, hand: checkHandOf(actor) };
  return may(actor, "case.follow") && consolidationCheckRefusals(file, at, made, today).length === 0;
}

const by = (column: string) =>
  sql<string>`coalesce((select w.name from account w where w.id = ${sql.ref(column)}), '—')`;

async function listSteps(db: Db, actor: Actor, file: Standing) {
  const rows = await db
    .selectFrom("caseStep as s")
    .where(withinVillages(actor, "s"))
    .where("s.countyId", "=", file.countyId)
    .where("s.caseId", "=", file.id)
    .select(["s.id", "s.action", "s.fromStatus", "s.toStatus", "s.onDay", "s.opinion", by("s.madeBy").as("by")])
    .orderBy("s.madeAt")
    .orderBy("s.id")
    .execute();
  return rows as ((typeof rows)[number] & { action: CaseAction; fromStatus: CaseStatus; toStatus: CaseStatus })[];
}

export async function listAcceptances(db: Db, actor: Actor, file: Pick<Standing, "countyId" | "id">) {
  const rows = await db
    .selectFrom("acceptance as a")
    .where(withinVillages(actor, "a"))
    .where("a.countyId", "=", file.countyId)
    .where("a.caseId", "=", file.id)
    .select(["a.id", "a.attempt", "a.scheme", "a.schemeVersion", "a.heldOn", "a.members", "a.scores", "a.points"])
    .select(["a.invited", "a.present", "a.satisfied", "a.fair", "a.dissatisfied", "a.outcome", "a.veto", "a.opinion"])
    .select(["a.newDueOn", by("a.recordedBy").as("by")])
    .orderBy("a.attempt")
    .execute();
  return rows.map((row) => ({
    ...row,
    scheme: row.scheme as unknown as AcceptanceScheme & {
      aspects: { name: string; items: { name: string; points: number }[] }[];
    },
    scores: row.scores as unknown as number[],
    outcome: row.outcome as "passed" | "failed",
    veto: row.veto as "" | "dissatisfied",
  }));
}

function listLookBacks(db: Db, actor: Actor, file: Standing) {
  return db
    .selectFrom("lookBack as b")
    .where(withinVillages(actor, "b"))
    .where("b.countyId", "=", file.countyId)
    .where("b.caseId", "=", file.id)
    .select(["b.id", "b.onDay", "b.visitors", "b.finding", "b.relapsed", "b.successorId", by("b.madeBy").as("by")])
    .orderBy("b.onDay")
    .orderBy("b.id")
    .execute();
}

interface Linked {
  readonly id: string;
  readonly village: string;
  readonly opening: number;
  readonly status: CaseStatus;
  readonly openedOn: IsoDate;
  readonly delistedOn: IsoDate | null;
  readonly relapsedOn: IsoDate | null;
}

/** From the first opening to the last, both ways along the links of relapse. */
async function listChain(db: Db, actor: Actor, file: Standing): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    with recursive back as (
      select c.id, c.predecessor_id from case_file c where c.county_id = ${file.countyId} and c.id = ${file.id}
      union select c.id, c.predecessor_id from case_file c join back on c.id = back.predecessor_id where c.county_id = ${file.countyId}
    ), chain as (
      select id from back
      union select c.id from case_file c join chain on c.predecessor_id = chain.id where c.county_id = ${file.countyId}
    )
    select c.id, v.name as village, c.opening, c.status, c.opened_on, c.delisted_on, c.relapsed_on
    from chain join case_file c on c.county_id = ${file.countyId} and c.id = chain.id
    join village v on v.county_id = c.county_id and v.id = c.village_id
    where ${withinVillages(actor, "c")} order by c.opening`.execute(db);
  return rows;
}

async function listMergers(db: Db, actor: Actor, file: Standing) {
  const files = db
    .selectFrom("caseFile as c")
    .innerJoin("village as v", (on) =>
      on.onRef("v.countyId", "=", "c.countyId").on("v.id", "=", sql`coalesce(c.listed_village_id, c.village_id)`),
    )
    .where(withinVillages(actor, "c"))
    .where("c.countyId", "=", file.countyId)
    .select(["c.id", "v.name as village"]);
  const mergedFrom = await files.where("c.mergedIntoId", "=", file.id).orderBy("c.openedOn").orderBy("c.id").execute();
  const into = file.mergedIntoId && (await files.where("c.id", "=", file.mergedIntoId).executeTakeFirst());
  return { mergedInto: into || null, mergedFrom };
}

const verbOf: Record<Act, Verb> = {
  assess: "case.assess",
  withdraw: "case.assess",
  check: "case.check",
  accept: "case.accept",
  delist: "case.accept",
  follow: "case.follow",
  close: "case.accept",
  "look-back": "case.look-back",
};
const actionOf: Record<Act, CaseAction> = {
  assess: "self-assess",
  withdraw: "withdraw",
  check: "check",
  accept: "accept",
  delist: "delist",
  follow: "close",
  close: "close",
  "look-back": "relapse",
};

/** Acts of this office that are open at this step, each with what is still in its way. */
async function openActs(db: Db, actor: Actor, file: Standing, checks: readonly CheckRow[], today: IsoDate) {
  const open = (Object.keys(verbOf) as Act[]).filter(
    (act) => may(actor, verbOf[act]) && stepRefusals(file, actionOf[act]).length === 0,
  );
  const acts: { act: Act; why: string[] }[] = [];
  for (const act of open) acts.push({ act, why: await whyNot(db, actor, file, { act, checks, today }) });
  // What another has to take back is no button for this hand.
  return acts.filter(({ act, why }) => act !== "withdraw" || why.length === 0);
}

interface Asked {
  readonly act: Act;
  readonly checks: readonly CheckRow[];
  readonly today: IsoDate;
}

async function whyNot(db: Db, actor: Actor, file: Standing, { act, checks, today }: Asked): Promise<string[]> {
  switch (act) {
    case "assess": {
      const problems = await listProblems(db, actor, [file.id]);
      const goals = await listGoals(db, actor, [file.id]);
      return selfAssessRefusals({ ...file, problems, goals }).map((rule) => `${stepRefusalLabel[rule]}。`);
    }
    case "withdraw":
      return withdrawRefusals(file, actor).map((rule) => `${stepRefusalLabel[rule]}。`);
    case "check":
      return checkRefusals(file, "check", actor).map((rule) => `${stepRefusalLabel[rule]}。`);
    case "accept":
      return (await listHandRefusals(db, actor, file)).map((rule) => `${stepRefusalLabel[rule]}。`);
    case "close": {
      const lookedBack = await findLastSoundLookBack(db, actor, file);
      return closeRefusals(file, checks, lookedBack, today).map((rule) => `${closeRefusalLabel[rule]}。`);
    }
    case "delist":
    case "follow":
    case "look-back":
      return [];
  }
}
