import { accounts, grants } from "#contract/accounts.ts";
import { lockout } from "#domain/lockout.ts";
import { maskPhone } from "#domain/masking.ts";
import { handle } from "../http/handle.ts";
import {
  assignGrant,
  createAccount,
  disableAccount,
  releaseAccount,
  resetAccount,
  revealPhone,
  revokeGrant,
} from "./commands.ts";
import {
  listAccounts,
  listAreas,
  listGrantableAccounts,
  listGrantableOrganisations,
  listGrantableTeams,
  listGrantableTownships,
  listGrants,
  listResets,
} from "./queries.ts";

export const accountRoutes = [
  handle(accounts.list, async ({ db, query, now }) => {
    const rows = await listAccounts(db, query.search);
    return rows.map(({ phone, failures, lastFailedAt, officeCount, ...row }) => ({
      ...row,
      officeCount: officeCount ?? 0,
      phoneMasked: phone === null ? null : maskPhone(phone),
      lockedUntil: lockedUntil(failures, lastFailedAt, now),
    }));
  }),
  handle(accounts.create, ({ tx, actor, body }) => createAccount(tx, actor, body)),
  handle(accounts.phone, ({ tx, actor, params, body }) => revealPhone(tx, actor, params.id, body.reason)),
  handle(accounts.reset, ({ tx, actor, params, now }) => resetAccount(tx, actor, params.id, now)),
  handle(accounts.disable, ({ tx, actor, params, now }) => disableAccount(tx, actor, params.id, true, now)),
  handle(accounts.enable, ({ tx, actor, params, now }) => disableAccount(tx, actor, params.id, false, now)),

  handle(grants.list, ({ db }) => listGrants(db)),
  handle(grants.accounts, ({ db }) => listGrantableAccounts(db)),
  handle(grants.places, async ({ db }) => ({
    areas: await listAreas(db),
    townships: await listGrantableTownships(db),
    organisations: await listGrantableOrganisations(db),
    teams: await listGrantableTeams(db),
  })),
  handle(grants.resets, ({ db }) => listResets(db)),
  handle(grants.release, ({ tx, actor, params }) => releaseAccount(tx, actor, params.id)),
  handle(grants.assign, ({ tx, actor, body }) => assignGrant(tx, actor, body)),
  handle(grants.revoke, ({ tx, actor, params, body }) => revokeGrant(tx, actor, params.id, body.reason)),
];

function lockedUntil(failures: number, lastFailedAt: string | null, now: Date): string | null {
  const { locked, wait } = lockout(failures, lastFailedAt === null ? null : Date.parse(lastFailedAt), now.getTime());
  return locked ? new Date(now.getTime() + wait).toISOString() : null;
}
