import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { EvaluationWait } from "#domain/evaluation/evaluation.ts";
import { withinVillages } from "../people/reach.ts";

type Now = Readonly<{ actor: Actor; today: IsoDate }>;

/** Items of subjects that somebody still has to enter. What is taken from the system or from entries waits for nobody. */
export const openItems = (actor: Actor) => sql<number>`(
  select count(*) from evaluation_subject s
    cross join lateral (
      select 'c' || n.at || '.' || i.at as code
      from jsonb_array_elements(e.scheme -> 'common') with ordinality n (indicator, at)
        cross join jsonb_array_elements(n.indicator -> 'items') with ordinality i (item, at)
      where i.item ->> 'type' in ('grade', 'score', 'survey')
      union all select 'd' || at from generate_series(1, jsonb_array_length(s.targets)) at) k
  where ${withinVillages(actor, "s")} and s.county_id = e.county_id and s.evaluation_id = e.id and s.merged_into = ''
    and not exists (select from evaluation_input i where i.county_id = s.county_id and i.evaluation_id = s.evaluation_id
      and i.subject_id = s.subject_id and i.item = k.code))`;

export const openAppeals = (actor: Actor) => sql<number>`(
  select count(*) from evaluation_appeal p
  where ${withinVillages(actor, "p")} and p.county_id = e.county_id and p.evaluation_id = e.id and p.status = 'open')`;

/** Whoever has a hand in it does not freeze it: docs/decisions/0017-two-hands-freeze.md. */
const myHand = (actor: Actor) => sql<boolean>`(
  e.publicity_by = ${actor.accountId} or ${actor.accountId}::uuid = any (e.hands)
  or exists (select from evaluation_input i where ${withinVillages(actor, "i")} and i.county_id = e.county_id and i.evaluation_id = e.id
    and ${actor.accountId}::uuid = any (i.hands))
  or exists (select from evaluation_entry y where ${withinVillages(actor, "y")} and y.county_id = e.county_id and y.evaluation_id = e.id
    and ${actor.accountId}::uuid in (y.made_by, y.withdrawn_by)))`;

/** What each step waits for, in the order of the steps; an office is asked only for those it takes. */
function stepsOf({ actor, today }: Now): RawBuilder<unknown>[] {
  const day = sql`${today}::date`;
  const scoring = sql`e.status = 'scoring'`;
  const over = sql`e.status = 'publicity' and e.publicity_to < ${day}`;
  const [items, appeals] = [openItems(actor), openAppeals(actor)];
  return [
    ...(may(actor, "evaluation.score")
      ? [sql`when ${scoring} and e.from_on <= ${day} and ${items} > 0 then 'score'`]
      : []),
    ...(may(actor, "evaluation.freeze")
      ? [sql`when ${scoring} and e.to_on <= ${day} and ${items} = 0 then 'publish'`]
      : []),
    ...(may(actor, "evaluation.answer") ? [sql`when e.status = 'publicity' and ${appeals} > 0 then 'answer'`] : []),
    ...(may(actor, "evaluation.freeze")
      ? [sql`when ${over} and ${myHand(actor)} then 'other-freeze'`, sql`when ${over} then 'freeze'`]
      : []),
    ...(may(actor, "evaluation.appeal")
      ? [sql`when e.status = 'publicity' and e.publicity_to >= ${day} then 'appeal'`]
      : []),
  ];
}

/** What the evaluation e asks of this office; null: nothing. The list and the counts of the 工作台 ask the same. */
export function waitOf(now: Now): RawBuilder<EvaluationWait | null> {
  const steps = stepsOf(now);
  return steps.length === 0 ? sql`null::text` : sql`case ${sql.join(steps, sql` `)} end`;
}
