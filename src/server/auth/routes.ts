import { auth } from "#contract/auth.ts";
import { noCounty, record } from "../audit/record.ts";
import { handle, handlePublic } from "../http/handle.ts";
import { changePassword, needsSetup, setUp, signIn, signOutEverywhere } from "./commands.ts";
import { getMe } from "./me.ts";
import { closeSession, getGrantOfSession, moveSession } from "./session.ts";

export const authRoutes = [
  handlePublic(auth.state, async ({ ground, today }) => ({
    needsSetup: await needsSetup(ground.gate.shared),
    demo: ground.demoAccounts.length > 0,
    demoAccounts: [...ground.demoAccounts],
    today,
  })),
  handlePublic(auth.setup, ({ ground, body }) =>
    ground.gate.write({ system: "sign-in" }, (tx) => setUp(tx, body.officers)),
  ),
  handlePublic(auth.signIn, async ({ ground, body, now, cookie }) => {
    const { accountId, grantId, token } = await signIn(ground.gate, body.loginName, body.password, now, cookie.client);
    cookie.set(token);
    return getMe(ground.gate.shared, accountId, grantId);
  }),

  handle(auth.me, async ({ db, actor, cookie }) =>
    getMe(db, actor.accountId, await getGrantOfSession(db, cookie.token!)),
  ),
  handle(auth.switchOffice, async ({ tx, actor, body, cookie }) => {
    await moveSession(tx, cookie.token!, actor.accountId, body.grantId);
    return getMe(tx, actor.accountId, body.grantId);
  }),
  handle(auth.changePassword, ({ tx, actor, body, cookie }) => changePassword(tx, actor, cookie.token!, body)),
  handle(auth.signOut, async ({ tx, actor, cookie }) => {
    await closeSession(tx, cookie.token!);
    await record(tx, actor, { verb: "session.close", countyId: noCounty, subjectId: actor.accountId });
    cookie.clear();
    return { done: true } as const;
  }),
  handle(auth.signOutEverywhere, async ({ tx, actor, cookie }) => {
    cookie.clear();
    return signOutEverywhere(tx, actor);
  }),
];
