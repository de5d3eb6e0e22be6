import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { diffDays, type IsoDate } from "#domain/date.ts";
import { type HintFacts, hintsOf, type Outcome, sameOutcomes } from "#domain/inspections/finding-hints.ts";
import type { Db } from "../../db/db.ts";
import { withinVillages } from "../../people/reach.ts";
import { type LinkedFinding, linkedColumns } from "./list.ts";
import { withinFindings } from "./rows.ts";

export interface Asked {
  readonly id: string;
  readonly countyId: string;
  readonly villageId: string | null;
  readonly inspectionId: string | null;
  readonly requestedBy: string | null;
  readonly requestedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly clockFrom: IsoDate;
  readonly outcome: string;
  readonly repeated: boolean;
  readonly reopened: number;
}

/** So many of the latest outcomes are compared word by word. */
const compared = 300;

/** 核查、销号前应知：counted where the rows lie; only whether words are the same is told here. */
export async function readHints(db: Db, actor: Actor, finding: Asked) {
  if (finding.requestedOn === null) return [];
  const facts = await countFacts(db, actor, finding);
  const others = await listOutcomes(db, actor, finding);
  const same = sameOutcomes(finding.outcome, others);
  const lateDays = finding.dueOn === null ? 0 : Math.max(0, diffDays(finding.dueOn, finding.requestedOn));
  const all: HintFacts = {
    ...facts,
    same: same.length,
    lateDays,
    repeated: finding.repeated,
    reopened: finding.reopened,
  };
  const alike = others.filter(({ id }) => same.includes(id)).map(({ outcome: _, ...linked }) => linked);
  return hintsOf(all).map((hint) => ({ ...hint, findings: hint.kind === "same-words" ? alike.slice(0, 10) : [] }));
}

/** Since it was last handed over, sent back or taken up again. */
async function countFacts(
  db: Db,
  actor: Actor,
  { id, countyId, villageId, requestedBy, requestedOn, clockFrom }: Asked,
) {
  const { rows } = await sql<Pick<HintFacts, "bulk" | "progress" | "visits">>`
    with since as (
      select s.on_day as day, s.made_at as at, s.id from finding_step s
      where ${withinFindings(actor, "s")} and s.county_id = ${countyId} and s.finding_id = ${id}
        and s.action in ('assign', 'reassign', 'return', 'reopen') order by s.made_at desc, s.id desc limit 1)
    select
      (select count(*)::int from finding f
        where ${withinFindings(actor, "f")} and f.county_id = ${countyId} and f.requested_by = ${requestedBy}::uuid
          and f.requested_on = ${requestedOn}::date and f.due_on = ${requestedOn}::date
          and exists (select from finding o where o.county_id = f.county_id and o.id = ${id} and o.due_on = ${requestedOn}::date)) as bulk,
      (select count(*)::int from finding_step s
        where ${withinFindings(actor, "s")} and s.county_id = ${countyId} and s.finding_id = ${id} and s.action = 'progress'
          and not exists (select from since where (since.at, since.id) > (s.made_at, s.id))) as progress,
      (select count(*)::int from visit v
        where ${withinVillages(actor, "v")} and v.county_id = ${countyId} and v.village_id = ${villageId}::uuid
          and v.status = 'submitted' and v.way = 'on-site' and v.on_day >= coalesce((select since.day from since), ${clockFrom}::date)) as visits`.execute(
    db,
  );
  return rows[0]!;
}

/** What the same hand, or the fixers of the same inspection, wrote of other findings. */
async function listOutcomes(db: Db, actor: Actor, { id, countyId, inspectionId, requestedBy }: Asked) {
  const { rows } = await sql<LinkedFinding & Outcome>`
    select ${linkedColumns}, f.outcome from finding f
    where ${withinFindings(actor, "f")} and f.county_id = ${countyId} and f.id <> ${id} and f.outcome <> ''
      and (f.requested_by = ${requestedBy}::uuid or f.inspection_id = ${inspectionId}::uuid)
    order by f.requested_on desc nulls last, f.id limit ${compared}`.execute(db);
  return rows;
}
