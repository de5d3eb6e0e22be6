import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { judgeRefusals, type OwnSeat } from "#domain/inspections/finding-step.ts";
import type { Db } from "../../db/db.ts";
import type { LockedFinding } from "./rows.ts";

type Judged = Pick<
  LockedFinding,
  | "countyId"
  | "townshipId"
  | "teamId"
  | "organisationId"
  | "villageId"
  | "clockFrom"
  | "hands"
  | "requestedBy"
  | "assignedTo"
>;

/** 谁整改谁不核查、不销号：asked by the command, and by the page for what it may offer. */
export async function listJudgeRefusals(
  db: Db,
  actor: Actor,
  finding: Judged,
  action: Parameters<typeof judgeRefusals>[1],
) {
  // A township checks what lies in it, and sends it back: its seat is the one that asks for the check.
  const seats = actor.role === "township" ? [] : await listOwnSeats(db, actor, finding);
  return judgeRefusals(finding, action, actor.accountId, seats);
}

/** Seats of this account, held now or given up since the clock began, where this finding has to be rectified or is checked first. */
async function listOwnSeats(db: Db, { accountId }: Actor, finding: Judged): Promise<OwnSeat[]> {
  const { countyId, townshipId, teamId, organisationId, villageId, clockFrom } = finding;
  const { rows } = await sql<{ seat: OwnSeat }>`
    select distinct case when g.team_id is not null then 'team' when g.role = 'township' then 'township' else 'unit' end as seat
    from role_grant g left join team t on t.county_id = g.area_id and t.id = g.team_id
    where g.account_id = ${accountId} and g.area_id = ${countyId} and (g.revoked_at is null or g.revoked_at >= ${clockFrom}::date)
      and (t.id = ${teamId}::uuid or t.village_id = ${villageId}::uuid
        or (g.role = 'township' and g.township_id = ${townshipId}::uuid)
        or g.organisation_id = ${organisationId}::uuid)`.execute(db);
  return rows.map(({ seat }) => seat);
}
