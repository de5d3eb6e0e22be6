import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskPhone } from "#domain/masking.ts";
import type { CareCondition, DisposalWay, UsedStatus } from "#domain/projects/assets/asset.ts";
import type { RentPeriod } from "#domain/projects/assets/lease.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { lateRent } from "./rents.ts";

interface Place {
  readonly countyId: string;
  readonly id: string;
}

const of = (actor: Actor, alias: string, { countyId, id }: Place) =>
  sql`${withinShared(actor, alias)} and ${sql.ref(`${alias}.county_id`)} = ${countyId} and ${sql.ref(`${alias}.asset_id`)} = ${id}`;

/** Names of accounts are public within the house; who has left is still named. */
const maker = (alias: string, column = "made_by") =>
  sql`left join account by_whom on by_whom.id = ${sql.ref(`${alias}.${column}`)}`;
const makerName = sql<string>`coalesce(by_whom.name, '')`;

interface RentRow {
  readonly id: string;
  readonly leaseId: string;
  readonly position: number;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly amountFen: number;
  readonly receivedFen: number;
  readonly cancelledOn: IsoDate | null;
  readonly late: boolean;
}

interface LeaseRow {
  readonly id: string;
  readonly lessee: string;
  readonly lesseePhone: string | null;
  readonly document: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly endReason: string;
  readonly period: RentPeriod;
  readonly rentFen: number;
  readonly dueAfter: number;
  readonly depositFen: number;
  readonly duties: string;
  readonly version: number;
}

/** The latest lease first, each with its schedule. */
export async function readLeases(db: Db, actor: Actor, place: Place, today: IsoDate) {
  const { rows: leases } = await sql<LeaseRow>`
    select l.id, l.lessee, l.lessee_phone, l.document, l.from_on, l.until_on, l.ended_on, l.end_reason, l.period, l.rent_fen, l.due_after,
      l.deposit_fen, l.duties, l.version
    from lease l where ${of(actor, "l", place)} order by l.from_on desc, l.id`.execute(db);
  const { rows: rents } = await sql<RentRow>`
    select r.id, r.lease_id, r.position, r.from_on, r.until_on, r.due_on, r.amount_fen, r.received_fen, r.cancelled_on,
      ${lateRent(today)} as late
    from rent r where ${of(actor, "r", place)} order by r.position`.execute(db);
  const byLease = Map.groupBy(rents, ({ leaseId }) => leaseId);
  return leases.map((lease) => ({
    ...lease,
    lesseePhone: lease.lesseePhone && maskPhone(lease.lesseePhone),
    rents: byLease.get(lease.id) ?? [],
  }));
}

export async function readCare(db: Db, actor: Actor, place: Place) {
  const { rows } = await sql<{
    id: string;
    onDay: IsoDate;
    byWhom: string;
    text: string;
    costFen: number;
    condition: CareCondition;
    by: string;
  }>`
    select c.id, c.on_day, c.by_whom, c.text, c.cost_fen, c.condition, ${makerName} as by from asset_care c ${maker("c")}
    where ${of(actor, "c", place)} order by c.on_day desc, c.id desc limit 200`.execute(db);
  return rows;
}

export async function readLookBacks(db: Db, actor: Actor, place: Place) {
  const { rows } = await sql<{
    id: string;
    year: number;
    onDay: IsoDate;
    visitors: string;
    foundStatus: UsedStatus;
    matches: boolean;
    text: string;
    by: string;
  }>`
    select l.id, l.year, l.on_day, l.visitors, l.found_status, l.matches, l.text, ${makerName} as by from asset_look_back l ${maker("l")}
    where ${of(actor, "l", place)} order by l.year desc`.execute(db);
  return rows;
}

export async function readDisposals(db: Db, actor: Actor, place: Place) {
  const { rows } = await sql<{
    id: string;
    way: DisposalWay;
    reason: string;
    valueFen: number;
    decidedByVillage: string;
    askedBy: string;
    askedOn: IsoDate;
    decision: "approved" | "refused" | "withdrawn" | null;
    document: string;
    answer: string;
    decidedBy: string | null;
    decidedOn: IsoDate | null;
    proceedsFen: number | null;
  }>`
    select d.id, d.way, d.reason, d.value_fen, d.decided_by_village, ${makerName} as asked_by, d.asked_on, d.decision, d.document, d.answer,
      decider.name as decided_by, d.decided_on, d.proceeds_fen
    from asset_disposal d ${maker("d", "asked_by")} left join account decider on decider.id = d.decided_by
    where ${of(actor, "d", place)} order by d.made_at desc`.execute(db);
  return rows;
}

export async function readSteps(db: Db, actor: Actor, place: Place) {
  const { rows } = await sql<{ id: string; action: string; onDay: IsoDate; text: string; by: string }>`
    select s.id, s.action, s.on_day, s.text, ${makerName} as by from asset_step s ${maker("s")}
    where ${of(actor, "s", place)} order by s.made_at, s.id`.execute(db);
  return rows;
}
