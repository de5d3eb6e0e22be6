import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { drawRemeasured } from "#domain/inspections/remeasure/drawing.ts";
import { differenceOf, type Measurer } from "#domain/inspections/remeasure/measuring.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import type { Db } from "../../db/db.ts";
import { paged } from "../../db/paged.ts";
import { withinCounties } from "../../people/reach.ts";
import { listTownships } from "../../registry/queries.ts";
import { sha256 } from "../../sha256.ts";
import { type DrawnRow, findSample, listDrawn, type SampleRow } from "./rows.ts";

interface ListRow {
  readonly id: string;
  readonly countyId: string;
  readonly county: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly township: string | null;
  readonly kind: ProjectKind | null;
  readonly projects: number;
  readonly frozenOn: IsoDate;
  readonly drawnOn: IsoDate | null;
  readonly drawn: number;
  readonly measured: number;
  readonly mismatched: number;
}

// Of several measurements of one project the last one counts.
const listed = sql`
  select r.id, r.county_id, county.name as county, r.from_on, r.until_on, t.name as township, r.kind, r.projects, r.frozen_on, r.drawn_on,
    (select count(*)::int from remeasured_project d where d.county_id = r.county_id and d.remeasurement_id = r.id) as drawn,
    m.measured, m.mismatched
  from remeasurement r join area county on county.id = r.county_id
    left join township t on t.county_id = r.county_id and t.id = r.township_id
    cross join lateral (
      select count(*)::int as measured, (count(*) filter (where not l.matches))::int as mismatched from (
        select distinct on (x.project_id) (select bool_and(i.within) from measured_item i
          where i.county_id = x.county_id and i.measurement_id = x.id) as matches
        from measurement x where x.county_id = r.county_id and x.remeasurement_id = r.id order by x.project_id, x.round desc) l) m`;

interface AskedFor {
  readonly countyId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

export async function listSamples(db: Db, actor: Actor, { countyId, page, size }: AskedFor) {
  const where = sql`${withinCounties(actor, "r")} ${countyId === undefined ? sql`` : sql`and r.county_id = ${countyId}`}`;
  const { rows } = await sql<ListRow & { total: number }>`
    select x.*, count(*) over ()::int as total from (${listed} where ${where}) x
    order by x.frozen_on desc, x.id desc limit ${size} offset ${(page - 1) * size}`.execute(db);
  const found = await paged(rows, page, async () => {
    const all = await sql<{ total: number }>`select count(*)::int as total from remeasurement r where ${where}`.execute(
      db,
    );
    return all.rows[0]!;
  });
  const draw = may(actor, "remeasurement.draw");
  const townships = draw ? await listTownships(db, actor, { countyId: actor.counties[0]! }) : [];
  return {
    rows: found.rows.map(({ total: _, ...row }) => row),
    total: found.total,
    townships: townships.map(({ id, name }) => ({ id, name })),
    can: { draw },
  };
}

interface SheetRow {
  readonly id: string;
  readonly projectId: string;
  readonly round: number;
  readonly measuredOn: IsoDate;
  readonly measurers: Measurer[];
  readonly reason: string;
  readonly text: string;
  readonly findingId: string | null;
  readonly findingNumber: number | null;
  readonly by: string | null;
  readonly items: readonly {
    readonly name: string;
    readonly unit: string;
    readonly claimedMilli: number;
    readonly source: string;
    readonly measuredMilli: number;
    readonly tolerancePercent: number;
    readonly within: boolean;
    readonly remark: string;
  }[];
}

async function listSheets(db: Db, actor: Actor, { countyId, id }: SampleRow) {
  const { rows } = await sql<SheetRow>`
    select m.id, m.project_id, m.round, m.measured_on, m.measurers, m.reason, m.text, m.finding_id, f.number as finding_number,
      (select a.name from account a where a.id = m.made_by) as by,
      (select json_agg(json_build_object('name', i.name, 'unit', i.unit, 'claimedMilli', i.claimed_milli, 'source', i.source,
          'measuredMilli', i.measured_milli, 'tolerancePercent', i.tolerance_percent, 'within', i.within, 'remark', i.remark) order by i.position)
        from measured_item i where i.county_id = m.county_id and i.measurement_id = m.id) as items
    from measurement m left join finding f on f.county_id = m.county_id and f.id = m.finding_id
    where ${withinCounties(actor, "m")} and m.county_id = ${countyId} and m.remeasurement_id = ${id}
    order by m.project_id, m.round desc`.execute(db);
  return Map.groupBy(rows, ({ projectId }) => projectId);
}

const shownSheet = ({ projectId: _, ...sheet }: SheetRow) => ({
  ...sheet,
  matches: sheet.items.every(({ within }) => within),
  items: sheet.items.map((one) => ({ ...one, difference: differenceOf(one) })),
});

const shownProject = (row: DrawnRow, sheets: readonly SheetRow[]) => {
  const { villageIds: _v, townshipId: _t, owner: _o, responsible: _r, parties: _p, hands: _h, ...shown } = row;
  return { ...shown, measurements: sheets.map(shownSheet) };
};

/** Whether the frame and the seal give, drawn again, just what is written; null before it is drawn. */
function isVerified(sample: SampleRow, drawn: readonly DrawnRow[]): boolean | null {
  if (sample.sealHash === null) return null;
  const again = drawRemeasured(sample.frame, sample.sealHash, sha256);
  if (!again || again.frameSha256 !== sample.frameSha256 || again.seed !== sample.seed) return false;
  const written = drawn.toSorted((a, b) => a.position - b.position).map(({ projectId }) => projectId);
  return again.drawn.map(({ id }) => id).join() === written.join();
}

export async function readSample(db: Db, actor: Actor, id: string) {
  const sample = await findSample(db, actor, id);
  if (!sample) throw notFound("复核实测抽查");
  const drawn = await listDrawn(db, actor, sample);
  const { rows } = await sql<ListRow>`${listed} where ${withinCounties(actor, "r")} and r.county_id = ${sample.countyId}
    and r.id = ${id}`.execute(db);
  const sheets = await listSheets(db, actor, sample);
  const { algorithm, frame, frameSha256, sealNumber, sealHash, seed } = sample;
  return {
    ...rows[0]!,
    ...{ algorithm, frame, frameSha256, sealNumber, sealHash, seed },
    verified: isVerified(sample, drawn),
    rows: drawn.map((row) => shownProject(row, sheets.get(row.projectId) ?? [])),
    can: { draw: may(actor, "remeasurement.draw"), measure: may(actor, "remeasurement.write") },
  };
}
