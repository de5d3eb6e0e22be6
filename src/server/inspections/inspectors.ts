import { sql } from "kysely";
import type { inspectors } from "#contract/inspectors.ts";
import type { Query } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import { addMonths, addYears, type IsoDate } from "#domain/date.ts";
import type { RecusalFact } from "#domain/inspections/recusal.ts";
import type { Db } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinCounties } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";

export interface InspectorRow {
  readonly countyId: string;
  readonly personId: string;
  readonly name: string;
  readonly unit: string | null;
  readonly post: string;
  readonly homeTownship: string | null;
  readonly accountId: string | null;
  readonly account: string | null;
  readonly validTo: IsoDate | null;
  readonly inspections: number;
  readonly version: number;
}

const columns = sql`r.county_id, r.person_id, n.name, o.name as unit, n.post, t.name as home_township, r.account_id, a.name as account, r.valid_to, r.version,
  (select count(*)::int from inspection_member m where m.county_id = r.county_id and m.person_id = r.person_id) as inspections`;
const joined = sql`inspector r join person n on n.county_id = r.county_id and n.id = r.person_id
  left join organisation o on o.county_id = n.county_id and o.id = n.organisation_id
  left join township t on t.county_id = n.county_id and t.id = n.home_township_id
  left join account a on a.id = r.account_id`;

export async function listInspectors(db: Db, actor: Actor, query: Query<typeof inspectors.list>, today: IsoDate) {
  const { page, size, search, closed, countyId } = query;
  const where = sql`${withinCounties(actor, "r")}
    ${countyId === undefined ? sql`` : sql`and r.county_id = ${countyId}`}
    and ${closed ? sql`r.valid_to < ${today}` : sql`(r.valid_to is null or r.valid_to >= ${today})`}
    and (${search} = '' or strpos(n.name || ' ' || n.post || ' ' || coalesce(o.name, ''), ${search}) > 0)`;
  const { rows } = await sql<InspectorRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from ${joined} where ${where}
    order by r.county_id, n.sort_order, n.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return paged(rows, page, async () => {
    const counted = await sql<{ total: number }>`
      select count(*)::int as total from ${joined} where ${where}`.execute(db);
    return counted.rows[0]!;
  });
}

export async function findInspector(db: Db, actor: Actor, personId: string): Promise<InspectorRow | undefined> {
  const { rows } = await sql<InspectorRow>`
    select ${columns} from ${joined} where ${withinCounties(actor, "r")} and r.person_id = ${personId}`.execute(db);
  return rows[0];
}

/** Cadres who are not in the register. */
export async function listEligible(db: Db, actor: Actor, search: string) {
  const { rows } = await sql<{ id: string; name: string; unit: string | null; post: string }>`
    select n.id, n.name, o.name as unit, n.post from person n
      left join organisation o on o.county_id = n.county_id and o.id = n.organisation_id
    where ${withinCounties(actor, "n")} and n.valid_to is null
      and (${search} = '' or strpos(n.name || ' ' || n.post || ' ' || coalesce(o.name, ''), ${search}) > 0)
      and not exists (select from inspector r where r.county_id = n.county_id and r.person_id = n.id)
    order by n.sort_order, n.id limit 50`.execute(db);
  return rows;
}

/** Accounts that hold an inspector's office of this county: only to them is a sealed result ever opened. */
export async function listInspectorAccounts(db: Db, countyId: string) {
  const { rows } = await sql<{ id: string; name: string; loginName: string }>`
    select distinct a.id, a.name, a.login_name from role_grant g join account a on a.id = g.account_id
    where g.role = 'inspector' and g.area_id = ${countyId} and g.revoked_at is null and a.disabled_at is null
    order by a.name, a.id limit 500`.execute(db);
  return rows;
}

/** Every reason to keep away there is, each with the place it concerns. */
export async function listRecusalFacts(
  db: Db,
  countyId: string,
  personIds: readonly string[],
  today: IsoDate,
): Promise<(RecusalFact & { readonly id: string | null })[]> {
  const { content: rule } = await ruleOf(db, countyId, "recusal", today);
  const people = sql`${[...personIds]}::uuid[]`;
  const { rows } = await sql<RecusalFact & { id: string | null }>`
    select n.id as person_id, 'home' as kind, n.home_township_id as township_id, null::uuid as village_id, '' as detail, null::uuid as id
      from person n where n.county_id = ${countyId} and n.id = any (${people}) and n.home_township_id is not null
    union all
    select k.person_id, 'kinship', v.township_id, v.id, k.relation, null
      from person_kinship k join village v on v.county_id = k.county_id and v.id = k.village_id
      where k.county_id = ${countyId} and k.person_id = any (${people}) and k.removed_at is null
    union all
    select p.person_id, 'posting', p.township_id, p.village_id, p.from_on::text || ' 至 ' || coalesce(p.ended_on::text, '今'), null
      from posting p where p.county_id = ${countyId} and p.person_id = any (${people})
        and coalesce(p.ended_on, ${today}::date) >= ${addYears(today, -rule.postingYears)}
        and (p.ended_on is null or ${rule.postingYears} > 0)
    union all
    select n.id, 'posting', n.township_id, null, '乡镇（街道）任职', null
      from person n where n.county_id = ${countyId} and n.id = any (${people}) and n.township_id is not null and n.kind = 'township-leader'
    union all
    select n.id, 'unit', p.township_id, p.village_id, '', null
      from person n join posting p on p.county_id = n.county_id and p.organisation_id = n.organisation_id and p.ended_on is null
      where n.county_id = ${countyId} and n.id = any (${people})
    union all
    select n.id, 'unit', m.township_id, m.village_id, '', null
      from person n join team m on m.county_id = n.county_id and m.organisation_id = n.organisation_id and m.dissolved_on is null
      where n.county_id = ${countyId} and n.id = any (${people})
    union all
    select who.person_id, 'inspected', o.township_id, o.village_id, i.title, null
      from inspection_object o join inspection i on i.county_id = o.county_id and i.id = o.inspection_id,
        unnest(o.inspectors) as who (person_id)
      where o.county_id = ${countyId} and who.person_id = any (${people}) and i.status in ('under-way', 'finished') and ${rule.inspectedMonths} > 0
        and i.starts_on >= ${addMonths(today, -rule.inspectedMonths)}
    union all
    select h.person_id, 'hand', h.township_id, h.village_id, h.reason, h.id
      from inspector_recusal h where h.county_id = ${countyId} and h.person_id = any (${people}) and h.removed_at is null
    order by 1, 2, 3, 4 nulls first`.execute(db);
  return rows;
}

/** Names for the places of recusals. */
export async function placeNames(db: Db, actor: Actor, countyId: string, facts: readonly RecusalFact[]) {
  const ids = facts.flatMap(({ townshipId, villageId }) => [townshipId, ...(villageId === null ? [] : [villageId])]);
  const { rows } = await sql<{ id: string; name: string }>`
    select v.id, v.name from village v where ${withinCounties(actor, "v")} and v.county_id = ${countyId} and v.id = any (${ids}::uuid[])
    union all select t.id, t.name from township t where ${withinCounties(actor, "t")} and t.county_id = ${countyId} and t.id = any (${ids}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
