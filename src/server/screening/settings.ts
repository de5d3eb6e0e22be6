import { sql } from "kysely";
import { conflict } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { DirectHitRule, Indicator } from "#domain/screening/manifestation.ts";
import type { RoundStatus } from "#domain/screening/round.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { withinCounties } from "../people/reach.ts";
import type { RoundRow } from "./queries.ts";

export interface RoundSetting {
  readonly name: string;
  readonly indicators: readonly Indicator[];
  readonly directHits: readonly DirectHitRule[];
  readonly ratioBasisPoints: number;
  readonly rounding: RoundRow["rounding"];
  readonly tie: RoundRow["tie"];
  readonly directHitMode: RoundRow["directHitMode"];
  readonly cycleMonths: number;
  readonly deadline: string;
}

type Place = Pick<RoundRow, "countyId" | "id">;

const columnsOf = ({ indicators: _, directHits, ...setting }: RoundSetting, manifestationListId: string) => ({
  ...setting,
  manifestationListId,
  directHits: JSON.stringify(directHits),
});

export async function saveNewRound(tx: Tx, actor: Actor, place: Place, setting: RoundSetting, listId: string) {
  const saved = await tx
    .insertInto("round")
    .values({ ...place, ...columnsOf(setting, listId), createdBy: actor.accountId })
    .onConflict((on) => on.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!saved) throw sameName(setting.name);
  await saveIndicators(tx, place, setting.indicators);
}

export async function saveSetting(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Place,
  setting: RoundSetting,
  listId: string,
) {
  await tx
    .updateTable("round as r")
    .set({ ...columnsOf(setting, listId), version: sql`r.version + 1`, updatedAt: sql`statement_timestamp()` })
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.id", "=", id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === "23505" ? sameName(setting.name) : error;
    });
  await tx.deleteFrom("roundIndicator").where("countyId", "=", countyId).where("roundId", "=", id).execute();
  await saveIndicators(tx, { countyId, id }, setting.indicators);
}

const sameName = (name: string) => conflict(`本县已有名为“${name}”的轮次，未保存。请换一个名称，或者打开已有的轮次。`);

async function saveIndicators(tx: Tx, { countyId, id }: Place, indicators: readonly Indicator[]) {
  await tx
    .insertInto("roundIndicator")
    .values(indicators.map((indicator, i) => ({ countyId, roundId: id, position: i + 1, ...indicator })))
    .execute();
}

export async function saveStatus(tx: Tx, actor: Actor, round: Place, status: RoundStatus) {
  return tx
    .updateTable("round as r")
    .set({ status, version: sql`r.version + 1`, updatedAt: sql`statement_timestamp()` })
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", round.countyId)
    .where("r.id", "=", round.id)
    .returning(["r.status", "r.version"])
    .executeTakeFirstOrThrow();
}

/** The day of the first opening stays: a decision may not be older than the round. */
export async function saveOpening(tx: Tx, actor: Actor, { countyId, id }: Place, today: string) {
  await tx
    .updateTable("round as r")
    .set({ openedOn: sql`coalesce(r.opened_on, ${today}::date)` })
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.id", "=", id)
    .execute();
}

export async function deleteRound(tx: Tx, actor: Actor, { countyId, id }: Place) {
  await tx
    .deleteFrom("round as r")
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.id", "=", id)
    .execute();
}

/** One row for every village that stands today, with the code and order it will be ranked by; rows handed in before stay. */
export async function saveWaitingVillages(tx: Tx, actor: Actor, { countyId, id }: Place): Promise<number> {
  const { rows } = await sql<{ villages: number }>`
    with gone as (
      delete from assessment a using village v
      where a.county_id = ${countyId} and a.round_id = ${id} and ${withinCounties(actor, "a")}
        and v.county_id = a.county_id and v.id = a.village_id and v.valid_to is not null
      returning 1
    ), opened as (
      insert into assessment (county_id, round_id, village_id, township_id, village_code, township_order)
      select v.county_id, ${id}, v.id, v.township_id, coalesce(c.code, ''), t.sort_order
      from village v
      join township t on t.county_id = v.county_id and t.id = v.township_id
      left join (
        select distinct on (p.place_id) p.place_id, p.code from place_code p
        where p.county_id = ${countyId} order by p.place_id, p.vintage desc, p.scheme desc
      ) c on c.place_id = v.id
      where v.county_id = ${countyId} and v.valid_to is null and ${withinCounties(actor, "v")}
      on conflict (county_id, round_id, village_id) do update
        set township_id = excluded.township_id, village_code = excluded.village_code, township_order = excluded.township_order
      returning 1
    ) select (select count(*) from opened) as villages, (select count(*) from gone) as gone`.execute(tx);
  return rows[0]!.villages;
}

/**
 * The settings were changed after townships had begun: values follow their indicator, what no longer belongs is dropped,
 * and a village that was handed in comes back to its township when there is something new to fill in.
 */
export async function moveAnswers(
  tx: Tx,
  actor: Actor,
  before: RoundRow,
  after: Pick<RoundRow, "indicators" | "items">,
) {
  const places = after.indicators.map(({ code }) => before.indicators.findIndex((old) => old.code === code) + 1);
  const codes = after.items.map((item) => item.code);
  const sameItems = codes.every((code) => before.items.some((item) => item.code === code));
  const complete = sameItems && !places.includes(0);
  await sql`
    update assessment a set
      values = case when cardinality(a.values) = 0 then a.values
        else array(select a.values[place] from unnest(${places}::int[]) with ordinality as moved (place, n) order by n) end,
      manifestations = array(select code from unnest(a.manifestations) as code where code = any (${codes}::text[])),
      status = case when a.status = 'submitted' and not ${complete} then 'returned' else a.status end,
      return_reason = case when a.status = 'submitted' and not ${complete} then ${changedSettings} else a.return_reason end,
      version = a.version + 1
    where a.county_id = ${before.countyId} and a.round_id = ${before.id} and ${withinCounties(actor, "a")}`.execute(tx);
}

const changedSettings = "本轮指标或者清单已经调整，请核对补充后重新上报。";
