import { type RawBuilder, sql } from "kysely";
import type { AssetMissing } from "#contract/asset-shapes.ts";
import type { Actor } from "#domain/access.ts";
import { type IsoDate, partsOf } from "#domain/date.ts";
import type { AssetStatus, OwnerKind } from "#domain/projects/assets/asset.ts";
import type { AssetClass } from "#domain/projects/project.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

export interface AssetFilter {
  readonly countyId?: string | undefined;
  readonly class?: AssetClass | undefined;
  readonly status?: AssetStatus | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly missing?: AssetMissing | undefined;
  readonly search?: string | undefined;
}

export interface AssetRow {
  readonly id: string;
  readonly number: number;
  readonly countyId: string;
  readonly county: string;
  readonly township: string;
  readonly village: string | null;
  readonly name: string;
  readonly class: AssetClass;
  readonly projectId: string | null;
  readonly project: string | null;
  readonly owner: string;
  readonly ownerKind: OwnerKind;
  readonly valueFen: number;
  readonly certificate: string;
  readonly caretaker: string;
  readonly status: AssetStatus;
  readonly statusOn: IsoDate;
  readonly lessee: string | null;
  readonly lookedBack: boolean;
  readonly version: number;
}

/** This year's look at the asset. */
const lookedBack = (today: IsoDate) => sql<boolean>`exists (select from asset_look_back l
  where l.county_id = a.county_id and l.asset_id = a.id and l.year = ${partsOf(today).year})`;

export const assetColumns = (today: IsoDate) => sql`a.id, a.number, a.county_id, county.name as county,
  coalesce(township.name, project_place_name(a.county_id, a.township_id), '') as township,
  coalesce(village.name, project_place_name(a.county_id, a.village_id)) as village,
  a.name, a.class, a.project_id, project.name as project, a.owner, a.owner_kind, a.value_fen, a.certificate, a.caretaker, a.status, a.status_on,
  (select l.lessee from lease l where l.county_id = a.county_id and l.asset_id = a.id and l.from_on <= ${today}
    and coalesce(l.ended_on, l.until_on) >= ${today} limit 1) as lessee,
  ${lookedBack(today)} as looked_back, a.version`;

/** What the columns take their names from. */
export const assetPlaces = sql`join area county on county.id = a.county_id
  left join township on township.county_id = a.county_id and township.id = a.township_id
  left join village on village.county_id = a.county_id and village.id = a.village_id
  left join project on project.county_id = a.county_id and project.id = a.project_id`;

/** 公益性的落实到人；经营性、公益性的看证书：what is asked of household assets is asked of the households. */
function lacking(missing: AssetMissing, today: IsoDate): RawBuilder<unknown> {
  const here = sql`a.status <> 'disposed' and a.class <> 'household'`;
  return {
    certificate: sql`${here} and a.certificate = ''`,
    caretaker: sql`${here} and a.caretaker = ''`,
    "look-back": sql`${here} and not ${lookedBack(today)}`,
  }[missing];
}

const like = (search: string) => `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;

function conditions(actor: Actor, filter: AssetFilter, today: IsoDate): RawBuilder<unknown> {
  const plain = [
    ["county_id", filter.countyId],
    ["class", filter.class],
    ["status", filter.status],
    ["township_id", filter.townshipId],
    ["village_id", filter.villageId],
    ["project_id", filter.projectId],
  ] as const;
  const { missing, search } = filter;
  const asked = [
    ...plain.map(([column, value]) => value && sql`${sql.ref(`a.${column}`)} = ${value}`),
    missing && lacking(missing, today),
    search && sql`(a.name like ${like(search)} or a.certificate like ${like(search)} or a.owner like ${like(search)})`,
  ];
  return sql.join([withinShared(actor, "a"), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

/** What is still there first, by number; the page is found before anything is looked up for its rows. */
export async function listAssets(
  db: Db,
  actor: Actor,
  filter: AssetFilter,
  { page, size, today }: { readonly page: number; readonly size: number; readonly today: IsoDate },
): Promise<AssetRow[]> {
  const order = sql`order by a.status = 'disposed', a.county_id, a.number desc`;
  const { rows } = await sql<AssetRow>`
    select ${assetColumns(today)}
    from (select a.county_id, a.id from asset a where ${conditions(actor, filter, today)} ${order} limit ${size} offset ${(page - 1) * size}) at
      join asset a on a.county_id = at.county_id and a.id = at.id ${assetPlaces} where ${withinShared(actor, "a")} ${order}`.execute(
    db,
  );
  return rows;
}

/** Sums by class; what is disposed of is worth nothing any more. */
export async function tallyAssets(db: Db, actor: Actor, filter: AssetFilter, today: IsoDate) {
  const { rows } = await sql<{ class: AssetClass; total: number; assets: number; valueFen: number; unused: number }>`
    select a.class, count(*)::int as total, (count(*) filter (where ${there}))::int as assets,
      coalesce(sum(a.value_fen) filter (where ${there}), 0)::bigint as value_fen,
      (count(*) filter (where a.status in ('idle', 'inefficient', 'damaged')))::int as unused
    from asset a where ${conditions(actor, filter, today)} group by a.class
    order by array_position(array['operating', 'public', 'household'], a.class)`.execute(db);
  return {
    total: rows.reduce((sum, { total }) => sum + total, 0),
    valueFen: rows.reduce((sum, { valueFen }) => sum + valueFen, 0),
    unused: rows.reduce((sum, { unused }) => sum + unused, 0),
    byClass: rows.map(({ class: kind, assets, valueFen }) => ({ class: kind, assets, valueFen })),
  };
}

const there = sql`a.status <> 'disposed'`;
