import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Fen } from "#domain/money.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import type { FundRules } from "./fund-rule.ts";

export async function listCountyNames(db: Db, actor: Actor) {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, c.name from area c where c.id = any (${[...actor.counties]}::text[]) order by c.code, c.id`.execute(
    db,
  );
  return rows;
}

/** What the forms and filters of the fund pages offer. */
export async function readFundChoices(db: Db, actor: Actor, countyId: string | undefined, rules: FundRules) {
  const counties = await listCountyNames(db, actor);
  const chosen = counties.find(({ id }) => id === countyId)?.id ?? counties[0]?.id;
  const types = chosen === undefined ? [] : rules.of(chosen).types;
  const { rows } = await sql<{
    id: string;
    typeCode: string;
    name: string;
    balanceFen: Fen;
    documentOn: IsoDate;
    year: number;
  }>`
    select b.id, b.type_code, b.type_name || '（' || b.year || ' 年，' || b.document || '）' as name, b.document_on, b.year,
      b.amount_fen - b.allocated_fen - b.returned_fen as balance_fen
    from fund_batch b where ${withinCounties(actor, "b")} and b.county_id = ${chosen ?? ""}
      and (${actor.townships === "all" && actor.villages === "all"} or exists (select from fund_allocation a
        where ${withinShared(actor, "a")} and a.county_id = b.county_id and a.batch_id = b.id))
    order by b.year desc, b.document_on desc, b.id limit 500`.execute(db);
  return {
    counties,
    types: types.map(({ uses, prohibited, ...type }) => ({
      ...type,
      uses: [...uses],
      prohibited: prohibited.map(({ code, text }) => ({ code, text })),
    })),
    years: [...new Set(rows.map(({ year }) => year))],
    batches: rows.map(({ year: _, ...batch }) => batch),
  };
}

interface FundableProject {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly costFen: Fen;
  readonly allocatedFen: Fen;
}

/** Projects money may be allocated to, by a part of their name. */
export async function listFundable(
  db: Db,
  actor: Actor,
  { countyId, name }: { readonly countyId: string; readonly name: string },
) {
  const like = `%${name.replaceAll(/[\\%_]/gu, "\\$&")}%`;
  const { rows } = await sql<FundableProject>`
    select p.id, p.name, p.year, coalesce(p.budget_fen, p.estimate_fen) as cost_fen, p.allocated_fen from project p
    where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.standing = 'normal'
      and p.status <> all (array['draft', 'declared', 'reviewed', 'argued', 'rejected', 'withdrawn'])
      and p.allocated_fen < coalesce(p.budget_fen, p.estimate_fen) and p.name like ${like}
    order by p.year desc, p.number limit 50`.execute(db);
  return rows;
}
