import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { judgeRefusals, type OwnSeat, type OwnSide } from "#domain/inspections/finding-step.ts";
import type { Db } from "../../db/db.ts";
import { listOwnAccounts } from "../../people/own-accounts.ts";
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
  return judgeRefusals(finding, action, await readOwnSide(db, actor, finding));
}

/** On which side of this finding whoever asks stands. */
export async function readOwnSide(db: Db, actor: Actor, finding: Judged): Promise<OwnSide> {
  const accounts = await listOwnAccounts(db, actor);
  const seats = await listOwnSeats(db, accounts, finding);
  // A township checks what lies in it, and sends it back: its seat is the one that asks for the check.
  return { accounts, seats: actor.role === "township" ? seats.filter((seat) => seat !== "township") : seats };
}

/**
 * Where this finding has to be rectified or is checked first, and this person stands, too: by a seat of an account, held now or given up since the
 * clock began; or, of an inspector, by his unit, his township, or a posting in the village.
 */
async function listOwnSeats(db: Db, accounts: readonly string[], finding: Judged): Promise<OwnSeat[]> {
  const { countyId, townshipId, teamId, organisationId, villageId, clockFrom } = finding;
  const own = sql`any (${[...accounts]}::uuid[])`;
  const { rows } = await sql<{ seat: OwnSeat }>`
    select case when g.team_id is not null then 'team' when g.role = 'township' then 'township' else 'unit' end as seat
    from role_grant g left join team t on t.county_id = g.area_id and t.id = g.team_id
    where g.account_id = ${own} and g.area_id = ${countyId} and (g.revoked_at is null or g.revoked_at >= ${clockFrom}::date)
      and (t.id = ${teamId}::uuid or t.village_id = ${villageId}::uuid
        or (g.role = 'township' and g.township_id = ${townshipId}::uuid)
        or g.organisation_id = ${organisationId}::uuid)
    union
    select 'unit' from inspector i join person p on p.county_id = i.county_id and p.id = i.person_id
    where i.county_id = ${countyId} and i.account_id = ${own} and p.organisation_id = ${organisationId}::uuid
    union
    select 'township' from inspector i join person p on p.county_id = i.county_id and p.id = i.person_id
    where i.county_id = ${countyId} and i.account_id = ${own} and p.township_id = ${townshipId}::uuid
    union
    select 'team' from inspector i join posting q on q.county_id = i.county_id and q.person_id = i.person_id
    where i.county_id = ${countyId} and i.account_id = ${own} and (q.team_id = ${teamId}::uuid or q.village_id = ${villageId}::uuid)
      and (q.ended_on is null or q.ended_on >= ${clockFrom}::date)`.execute(db);
  return rows.map(({ seat }) => seat);
}
