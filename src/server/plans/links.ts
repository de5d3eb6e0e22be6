import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { planPeriod, type PlanTime, widerKind } from "#domain/plans/plan.ts";
import { refused } from "#contract/problem.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import type { TeamHead } from "./teams.ts";

type Team = Pick<TeamHead, "countyId" | "id" | "villageId">;

interface Choice {
  readonly id: string;
  readonly text: string;
}

export interface ParentChoice extends Choice {
  readonly dueOn: IsoDate | null;
  readonly used: boolean;
}

/** Problems or goals of the files of the team's village that stand. */
const itemsOf = (table: "case_problem" | "case_goal", actor: Actor, team: Team) => sql`
  select i.id, i.text from ${sql.table(table)} i join case_file f on f.county_id = i.county_id and f.id = i.case_id
  where ${withinVillages(actor, "f")} and f.county_id = ${team.countyId} and f.village_id = ${team.villageId}
    and f.withdrawn_on is null and i.removed_at is null`;

const majorItemsOf = (actor: Actor, team: Team) => sql`
  select m.id, m.title as text from major_item m
  where ${withinVillages(actor, "m")} and m.county_id = ${team.countyId} and m.team_id = ${team.id} and m.status <> 'dropped'`;

/** Lines of the wider plan that holds the time of this one. */
function parentsOf(actor: Actor, team: Team, plan: PlanTime & { id: string }): RawBuilder<unknown> | null {
  const wider = widerKind[plan.kind];
  if (wider === null) return null;
  const { from, to } = planPeriod(plan);
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return sql`
    select i.id, i.text, i.due_on, exists (select from plan_task c where c.county_id = i.county_id and c.parent_id = i.id
      and c.plan_id = ${plan.id} and c.removed_at is null) as used, i.position
    from plan_task i join plan p on p.county_id = i.county_id and p.id = i.plan_id
    where ${withinVillages(actor, "i")} and i.county_id = ${team.countyId} and i.team_id = ${team.id} and p.kind = ${wider}
      and p.year between ${wider === "annual" ? first : last - 2}::int and ${first}::int
      and i.removed_at is null and i.carried_on is null`;
}

export async function listLinks(db: Db, actor: Actor, team: Team, plan: (PlanTime & { id: string }) | undefined) {
  const all = async <T>(query: RawBuilder<unknown> | null, order: RawBuilder<unknown>) =>
    query ? (await sql<T>`select x.* from (${query}) x order by ${order} limit 500`.execute(db)).rows : [];
  return {
    problems: await all<Choice>(itemsOf("case_problem", actor, team), sql`x.id`),
    goals: await all<Choice>(itemsOf("case_goal", actor, team), sql`x.id`),
    majorItems: await all<Choice>(majorItemsOf(actor, team), sql`x.id`),
    parents: await all<ParentChoice>(plan ? parentsOf(actor, team, plan) : null, sql`x.position, x.id`),
  };
}

export interface Links {
  readonly problemId?: string | null;
  readonly goalId?: string | null;
  readonly majorItemId?: string | null;
  readonly parentId?: string | null;
  readonly taskId?: string | null;
}

const linkWord: Record<keyof Links, string> = {
  problemId: "问题不在本村整顿档案的问题清单中",
  goalId: "目标不在本村整顿档案的目标事项中",
  majorItemId: "重大帮扶事项不是本工作队的，或者已经取消",
  parentId: "上级任务不在本工作队同期的上级计划中",
  taskId: "任务不在本工作队的计划中",
};

/** Those that are not as they were: what a line points at already may have gone meanwhile, and stays. */
export const changedLinks = (links: Links, stored: Links): Links =>
  Object.fromEntries(Object.entries(links).filter(([key, id]) => id !== stored[key as keyof Links]));

/** What a line points at belongs to the same team and village, and still stands. */
export async function checkLinks(tx: Tx, actor: Actor, team: Team, links: Links, plan?: PlanTime & { id: string }) {
  const choices: Record<keyof Links, () => RawBuilder<unknown> | null> = {
    problemId: () => itemsOf("case_problem", actor, team),
    goalId: () => itemsOf("case_goal", actor, team),
    majorItemId: () => majorItemsOf(actor, team),
    parentId: () => (plan ? parentsOf(actor, team, plan) : null),
    taskId:
      () => sql`select i.id from plan_task i where ${withinVillages(actor, "i")} and i.county_id = ${team.countyId}
      and i.team_id = ${team.id} and i.removed_at is null`,
  };
  const wrong: (keyof Links)[] = [];
  for (const [key, id] of Object.entries(links) as [keyof Links, string | null][]) {
    if (id === null) continue;
    const query = choices[key]();
    const found = query && (await sql`select from (${query}) x where x.id = ${id}`.execute(tx)).rows.length > 0;
    if (!found) wrong.push(key);
  }
  if (wrong.length > 0)
    throw refused(wrong.map((at) => ({ rule: "link", at, sentence: `所对应的${linkWord[at]}，请重新选择。` })));
}
