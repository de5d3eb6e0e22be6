import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, diffDays, type IsoDate, weekday } from "#domain/date.ts";
import { mondayOf } from "#domain/plans/task.ts";
import { refused } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { openTeam, type TeamHead } from "./teams.ts";

/** The weeks of a year that have a line; a week without one is nobody's fault. */
export async function listDutyWeeks(db: Db, actor: Actor, team: { countyId: string; id: string }, year: number) {
  return db
    .selectFrom("dutyWeek as d")
    .select(["d.weekOn", "d.line"])
    .where(withinVillages(actor, "d"))
    .where("d.countyId", "=", team.countyId)
    .where("d.teamId", "=", team.id)
    .where("d.weekOn", ">=", mondayOf(`${year}-01-01`))
    .where("d.weekOn", "<=", `${year}-12-31`)
    .orderBy("d.weekOn", "desc")
    .execute();
}

/** 在岗计划：one optional line; an empty one is taken away. */
export async function saveDutyWeek(
  tx: Tx,
  actor: Actor,
  teamId: string,
  { weekOn, line }: { weekOn: IsoDate; line: string },
  today: IsoDate,
) {
  const team = await openTeam(tx, actor, teamId);
  refuseWeek(team, weekOn, today);
  if (line === "") await deleteLine(tx, actor, team, weekOn);
  else await putLine(tx, actor, team, weekOn, line);
  await trace(tx, actor, team, { act: line === "" ? "remove" : "save", weekOn, duty: line });
  return { done: true as const };
}

/** 照抄上次：the newest line before this week, with one press. */
export async function copyDutyWeek(tx: Tx, actor: Actor, teamId: string, weekOn: IsoDate, today: IsoDate) {
  const team = await openTeam(tx, actor, teamId);
  refuseWeek(team, weekOn, today);
  const before = await findLineBefore(tx, actor, team, weekOn);
  if (!before) {
    const sentence = "这一周之前还没有填过在岗计划，请先填写。";
    throw refused([{ rule: "nothing-to-copy", sentence }]);
  }
  await putLine(tx, actor, team, weekOn, before.line);
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

async function putLine(tx: Tx, actor: Actor, team: TeamHead, weekOn: IsoDate, line: string) {
  const { countyId, id: teamId, villageId, townshipId } = team;
  await tx
    .insertInto("dutyWeek")
    .values({ countyId, teamId, weekOn, villageId, townshipId, line })
    .onConflict((on) =>
      on
        .columns(["countyId", "teamId", "weekOn"])
        .doUpdateSet({ line, updatedAt: new Date() })
        .where(withinVillages(actor, "dutyWeek")),
    )
    .execute();
}

async function deleteLine(tx: Tx, actor: Actor, team: TeamHead, weekOn: IsoDate) {
  await tx
    .deleteFrom("dutyWeek")
    .where(withinVillages(actor, "dutyWeek"))
    .where("countyId", "=", team.countyId)
    .where("teamId", "=", team.id)
    .where("weekOn", "=", weekOn)
    .execute();
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
