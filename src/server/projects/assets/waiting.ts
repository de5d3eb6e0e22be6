import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { type IsoDate, partsOf } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { rulesOf } from "../../rules/queries.ts";
import { lateRent } from "./rents.ts";

/** 工作台: rents late, assets not looked at this year (from the month the county says), disposals asked for, plans to be filed. */
export async function countAssetsWaiting(db: Db, actor: Actor, today: IsoDate) {
  const { year, month } = partsOf(today);
  const rules = await rulesOf(db, actor.counties, "asset-upkeep", today);
  const reminded = [...rules].filter(([, { remindFromMonth }]) => month >= remindFromMonth).map(([id]) => id);
  const { rows } = await sql<{ lateRents: number; lookBacks: number; disposals: number; toFile: number }>`
    select
      (select count(*)::int from rent r where ${withinShared(actor, "r")} and ${lateRent(today)}) as late_rents,
      (select count(*)::int from asset a where ${withinShared(actor, "a")} and a.county_id = any (${reminded}::text[])
        and a.status <> 'disposed' and a.class <> 'household' and not exists (select from asset_look_back l
          where l.county_id = a.county_id and l.asset_id = a.id and l.year = ${year})) as look_backs,
      (select count(*)::int from asset a where ${withinShared(actor, "a")} and a.status = 'disposing') as disposals,
      (select count(*)::int from distribution d where ${withinShared(actor, "d")} and d.status = 'posted') as to_file`.execute(
    db,
  );
  return rows[0]!;
}
