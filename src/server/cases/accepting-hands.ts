import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { acceptHandRefusals, type StepRefusal } from "#domain/cases/step.ts";
import type { Db } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import type { LockedCase } from "./items.ts";

type Judged = Pick<
  LockedCase,
  | "id"
  | "countyId"
  | "villageId"
  | "listedVillageId"
  | "townshipId"
  | "openedOn"
  | "selfAssessedBy"
  | "checkedBy"
  | "hands"
  | "workedBy"
>;

/** Why this account may not accept this file; asked by the command and by the page. */
export async function listHandRefusals(db: Db, actor: Actor, file: Judged): Promise<StepRefusal[]> {
  const judge = {
    accountId: actor.accountId,
    units: await listOwnUnits(db, actor, file),
    offices: await listOwnOffices(db, actor, file),
  };
  return acceptHandRefusals(file, judge, await listResponsibleUnits(db, actor, file));
}

/** Offices held now, or given up while the file was open already. */
const heldSince = (openedOn: string) => sql<boolean>`(g.revoked_at is null or g.revoked_at >= ${openedOn}::date)`;

/** The units the account belongs to in this county, whatever office it acts in now. */
async function listOwnUnits(db: Db, actor: Actor, { countyId, openedOn }: Judged): Promise<string[]> {
  const rows = await db
    .selectFrom("roleGrant as g")
    .innerJoin("organisation as o", (on) =>
      on.onRef("o.countyId", "=", "g.areaId").onRef("o.id", "=", "g.organisationId"),
    )
    .where("g.accountId", "=", actor.accountId)
    .where(heldSince(openedOn))
    .where("o.countyId", "=", countyId)
    .where(withinCounties(actor, "o"))
    .select("o.name")
    .distinct()
    .execute();
  return rows.map(({ name }) => name);
}

/** Offices in the team of the village, or in the township it lies in. */
async function listOwnOffices(db: Db, actor: Actor, file: Judged): Promise<("team" | "township")[]> {
  const { countyId, villageId, listedVillageId, townshipId, openedOn } = file;
  const rows = await db
    .selectFrom("roleGrant as g")
    .leftJoin("team as t", (on) =>
      on
        .onRef("t.countyId", "=", "g.areaId")
        .onRef("t.id", "=", "g.teamId")
        .on("t.villageId", "in", [villageId, listedVillageId ?? villageId]),
    )
    .where("g.accountId", "=", actor.accountId)
    .where("g.areaId", "=", countyId)
    .where(heldSince(openedOn))
    .where((eb) =>
      eb.or([eb("t.id", "is not", null), eb.and([eb("g.role", "=", "township"), eb("g.townshipId", "=", townshipId)])]),
    )
    .select("g.role")
    .distinct()
    .execute();
  return rows.map(({ role }) => (role === "team" ? "team" : "township"));
}

/** Also of lines that were struck off: the work was theirs. */
async function listResponsibleUnits(db: Db, actor: Actor, file: Judged): Promise<string[]> {
  const rows = await db
    .selectFrom("caseGoal as g")
    .where(withinVillages(actor, "g"))
    .where("g.countyId", "=", file.countyId)
    .where("g.caseId", "=", file.id)
    .select("g.responsibleUnit")
    .distinct()
    .execute();
  return rows.map(({ responsibleUnit }) => responsibleUnit);
}
