import { type Actor, isOfficer } from "#domain/access.ts";
import { noCounty, record } from "../audit/record.ts";
import { hashPassword } from "../auth/password.ts";
import { saveAccount } from "../auth/queries.ts";
import type { Tx } from "../db/db.ts";
import { saveGrant } from "../people/queries.ts";
import { demoPassword, founder, type Seat, seats } from "./seats.ts";

/** The account of a seat as it would act after signing in. */
export function actorOf({ accountId, name, role, areaId, townshipId, organisationId }: Seat): Actor {
  return {
    accountId,
    name,
    role,
    organisationId,
    counties: isOfficer(role) || areaId === null ? [] : [areaId],
    townships: townshipId === null ? "all" : [townshipId],
    villages: "all",
  };
}

/** One password for all: hashed once, shown on the sign-in page, never to be changed at the first sign-in. */
export async function loadAccounts(tx: Tx) {
  const passwordHash = await hashPassword(demoPassword);
  for (const { accountId, grantId, loginName, name, role, place, ...where } of seats) {
    await saveAccount(tx, { id: accountId, loginName, name, phone: null, passwordHash, mustChangePassword: false });
    const grant = { id: grantId, accountId, role, placeName: place, grantedBy: founder.accountId };
    await saveGrant(tx, {
      ...grant,
      areaId: where.areaId,
      townshipId: where.townshipId,
      organisationId: where.organisationId,
    });
  }
  await record(tx, null, {
    verb: "system.setup",
    countyId: noCounty,
    subjectId: "demo",
    detail: { demo: true, accounts: seats.length },
  });
}
