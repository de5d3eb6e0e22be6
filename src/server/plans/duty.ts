import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, diffDays, type IsoDate, weekday } from "#domain/date.ts";
import { mondayOf } from "#domain/plans/task.ts";
import { refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { openTeam, type TeamHead } from "./teams.ts";

/** The weeks of a year, and the one after its last, that have a line; a week without one is nobody's fault. */
export async function listDutyWeeks(db: Db, actor: Actor, team: { countyId: string; id: string }, year: number) {
  return db
    .selectFrom("dutyWeek as d")
    .select(["d.weekOn", "d.line"])
    .where(withinVillages(actor, "d"))
    .where("d.countyId", "=", team.countyId)
    .where("d.teamId", "=", team.id)
    .where("d.weekOn", ">=", mondayOf(`${year}-01-01`))
    .where("d.weekOn", "<=", addDays(mondayOf(`${year}-12-31`), 7))
    .orderBy("d.weekOn", "desc")
    .execute();
}

/** 在岗计划：one optional line; an empty one is taken away. `seen` is the line the writer's form began with. */
export async function saveDutyWeek(
  tx: Tx,
  actor: Actor,
  teamId: string,
  { weekOn, line, seen }: { weekOn: IsoDate; line: string; seen: string },
  today: IsoDate,
) {
  const team = await openTeam(tx, actor, teamId);
  refuseWeek(team, weekOn, today);
  if (!(await putLine(tx, actor, { ...team, weekOn }, { line, seen }))) throw stale("在岗计划");
  await trace(tx, actor, team, { act: line === "" ? "remove" : "save", weekOn, duty: line, was: seen });
  return { done: true as const };
}

/** 照抄上次：the newest line before this week, with one press; what is written already is never written over. */
export async function copyDutyWeek(tx: Tx, actor: Actor, teamId: string, weekOn: IsoDate, today: IsoDate) {
  const team = await openTeam(tx, actor, teamId);
  refuseWeek(team, weekOn, today);
  const before = await findLineBefore(tx, actor, team, weekOn);
  if (!before) {
    const sentence = "这一周之前还没有填过在岗计划，请先填写。";
    throw refused([{ rule: "nothing-to-copy", sentence }]);
  }
  if (!(await insertLine(tx, { ...team, weekOn }, before.line))) {
    const sentence = "这一周已经填写，请直接修改。";
    throw refused([{ rule: "week-filled", sentence }]);
  }
  await trace(tx, actor, team, { act: "copy", weekOn, duty: before.line });
  return { line: before.line };
}

const weeksAhead = 8;

function refuseWeek({ formedOn, termTo }: TeamHead, weekOn: IsoDate, today: IsoDate): void {
  const told = (rule: string, sentence: string) => refused([{ rule, at: "weekOn", sentence }]);
  if (weekday(weekOn) !== 1) throw told("not-monday", "在岗计划按周填写，请选择星期一。");
  if (weekOn < mondayOf(formedOn) || weekOn > termTo) throw told("outside-term", "这一周不在该工作队派驻期内。");
  if (diffDays(today, weekOn) > weeksAhead * 7) throw told("too-far", `在岗计划最多提前 ${weeksAhead} 周填写。`);
  if (addDays(weekOn, 7) <= addDays(today, -366)) throw told("too-old", "一年以前的在岗计划不再修改。");
}

interface Week extends Pick<TeamHead, "countyId" | "id" | "villageId" | "townshipId"> {
  readonly weekOn: IsoDate;
}

/** False when the week reads otherwise by now: of two colleagues the second sees the first one's line before he replaces it. */
async function putLine(tx: Tx, actor: Actor, week: Week, { line, seen }: { line: string; seen: string }) {
  if (seen === "") return line === "" || insertLine(tx, week, line);
  const { countyId, id: teamId, weekOn } = week;
  const { rows } =
    line === ""
      ? await sql`delete from duty_week d where ${withinVillages(actor, "d")} and d.county_id = ${countyId}
          and d.team_id = ${teamId} and d.week_on = ${weekOn} and d.line = ${seen} returning 1`.execute(tx)
      : await sql`update duty_week d set line = ${line}, updated_at = now() where ${withinVillages(actor, "d")}
          and d.county_id = ${countyId} and d.team_id = ${teamId} and d.week_on = ${weekOn} and d.line = ${seen} returning 1`.execute(
          tx,
        );
  return rows.length === 1;
}

/** False when the week has a line. */
async function insertLine(tx: Tx, { countyId, id: teamId, villageId, townshipId, weekOn }: Week, line: string) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("dutyWeek")
    .values({ countyId, teamId, weekOn, villageId, townshipId, line })
    .onConflict((on) => on.columns(["countyId", "teamId", "weekOn"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function findLineBefore(tx: Tx, actor: Actor, team: TeamHead, weekOn: IsoDate) {
  const { rows } = await sql<{ line: string }>`
    select d.line from duty_week d
    where ${withinVillages(actor, "d")} and d.county_id = ${team.countyId} and d.team_id = ${team.id} and d.week_on < ${weekOn}
    order by d.week_on desc limit 1`.execute(tx);
  return rows[0];
}

const trace = (tx: Tx, actor: Actor, team: TeamHead, detail: Readonly<Record<string, unknown>>) =>
  record(tx, actor, { verb: "plan.write", countyId: team.countyId, subjectId: team.id, detail });
