import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/db.ts";

/** What a file, goal or finding is to show in place of the light of its deadlines. */
export interface Given {
  readonly id: string;
  readonly setLight: string | null;
  readonly handLight: string | null;
  readonly handUntil: string | null;
}

const tables = { case: "case_file", goal: "case_goal" } as const;

/** 一村一灯：the evaluation hands over what the files (or goals) of a county show, and every page reads it from there. */
export const showLights = (tx: Tx, countyId: string, kind: keyof typeof tables, given: RawBuilder<Given>) =>
  keepGiven(tx, countyId, tables[kind], given);

/**
 * Those not handed over show the light of their deadlines again. Not an edit: the version stays, nobody's open form grows stale.
 */
export async function keepGiven(tx: Tx, countyId: string, name: string, given: RawBuilder<Given>): Promise<void> {
  const table = sql.table(name);
  await sql`
    update ${table} f set set_light = s.set_light, hand_light = s.hand_light, hand_until = s.hand_until
    from (select x.id, g.set_light, g.hand_light, g.hand_until
      from ${table} x left join (${given}) g on g.id = x.id
      where x.county_id = ${countyId}
        and (g.id is not null or x.set_light is not null or x.hand_light is not null)
        and (x.set_light, x.hand_light, x.hand_until) is distinct from (g.set_light, g.hand_light, g.hand_until)) s
    where f.county_id = ${countyId} and f.id = s.id`.execute(tx);
}
