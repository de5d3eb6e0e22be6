import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { notFound, refused } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";

interface HeldVillage {
  readonly id: string;
  readonly townshipId: string;
}

/** 受益村须是本县现有的村; a team names those it stands in, a township at least one of its own. */
export async function holdVillages(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } =
    await sql<HeldVillage>`select id, township_id from hold_project_villages(${countyId}, ${[...ids]}::uuid[])`.execute(
      tx,
    );
  const { villages, townships } = actor;
  const isOwn = ({ id, townshipId }: HeldVillage) =>
    (villages === "all" || villages.includes(id)) && (townships === "all" || townships.includes(townshipId));
  const own = rows.filter(isOwn);
  if (rows.length < new Set(ids).size || own.length === 0) throw refused([noSuchVillage]);
  if (actor.role === "team" && own.length < rows.length)
    throw refused([
      {
        rule: "team-beyond-village",
        at: "villages",
        sentence: "驻村工作队只能申报所驻村的项目，跨村统筹的由乡镇申报。",
      },
    ]);
  return new Map(rows.map(({ id, townshipId }) => [id, townshipId]));
}

const noSuchVillage = {
  rule: "village-unknown",
  at: "villages",
  sentence: "受益村中有已撤并、不属于本县或者不在您管辖范围内的村，请重新选择。",
};

/** 业主单位、行业主管部门 of the register, still open. */
export async function requireUnits(db: Db, actor: Actor, countyId: string, ids: readonly (string | null)[]) {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select o.id from organisation o where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.id = any (${asked}::uuid[])
      and o.valid_to is null`.execute(db);
  if (rows.length < asked.length) throw notFound("单位");
}

/** 行业主管部门 the county has named for this kind, or for all kinds. */
export async function sectorOf(db: Db, actor: Actor, countyId: string, kind: string): Promise<string | null> {
  const { rows } = await sql<{ organisationId: string }>`
    select d.organisation_id from project_duty d where ${withinCounties(actor, "d")} and d.county_id = ${countyId} and d.duty = 'sector'
      and coalesce(d.kind, ${kind}) = ${kind} order by d.kind nulls last, d.id limit 1`.execute(db);
  return rows[0]?.organisationId ?? null;
}

/** What the rows of a project carry: its townships, its villages, its owner and its department. */
export const reachOf = (places: ReadonlyMap<string, string>, units: readonly (string | null)[]): string[] => [
  ...new Set([...places.values(), ...places.keys(), ...units.filter((id) => id !== null)]),
];
