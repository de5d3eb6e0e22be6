import { expect } from "vitest";
import { auth } from "#contract/auth.ts";
import { apiTest, callerOf, onStage, raw } from "../testing/api-test.ts";
import { accountIdOf } from "../testing/cast.ts";
import { castPassword } from "../testing/global-setup.ts";

onStage();

const county = { loginName: "county5", password: castPassword };
const wrong = { loginName: "county5", password: "Wrong-2026-river" };

apiTest("an officer signs in and sees her office and what she may do", async ({ nobody }) => {
  const me = await nobody.call(auth.signIn, { body: county });
  expect(me.office).toMatchObject({ role: "county", place: "青岚县", countyName: "青岚县" });
  expect(me.verbs).toContain("decision.make");
  expect(me.verbs).not.toContain("opinion.write");
});

apiTest("the session cookie is out of reach of scripts and of other sites", async ({ origin }) => {
  const response = await fetch(`${origin}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": crypto.randomUUID() },
    body: JSON.stringify(county),
  });
  const cookie = response.headers.get("set-cookie")!;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
});

apiTest("a wrong password and an unknown name are answered alike", async ({ nobody }) => {
  const one = await nobody.refused(auth.signIn, { body: wrong });
  const other = await nobody.refused(auth.signIn, { body: { ...wrong, loginName: "nobody-here" } });
  expect(one.detail).toBe(other.detail);
  expect(one.status).toBe(401);
});

apiTest("five failures lock the account, also for the right password, and are written down", async ({ nobody, tx }) => {
  for (let i = 0; i < 4; i++) expect((await nobody.refused(auth.signIn, { body: wrong })).code).toBe("not-signed-in");
  expect((await nobody.refused(auth.signIn, { body: wrong })).code).toBe("too-many");
  const locked = await nobody.refused(auth.signIn, { body: county });
  expect(locked.detail).toMatch(/1 分钟后再试/);
  const trail = await tx.selectFrom("audit").select("verb").execute();
  expect(trail.filter(({ verb }) => verb === "session.refuse")).toHaveLength(5);
});

apiTest("the lock ends when its time is over", async ({ nobody, tx }) => {
  const past = new Date(Date.now() - 61_000);
  await tx.updateTable("account").set({ failures: 5, lastFailedAt: past }).where("loginName", "=", "county5").execute();
  expect((await nobody.call(auth.signIn, { body: county })).name).toBe("青岚县经办人");
  const { failures } = await tx
    .selectFrom("account")
    .select("failures")
    .where("loginName", "=", "county5")
    .executeTakeFirstOrThrow();
  expect(failures).toBe(0);
});

apiTest("an idle session ends after half an hour, any session after twelve hours", async ({ as, tx }) => {
  const officer = await as("county");
  await tx
    .updateTable("session")
    .set({ seenAt: new Date(Date.now() - 31 * 60_000) })
    .execute();
  expect((await officer.refused(auth.me)).code).toBe("not-signed-in");
  const other = await as("county");
  await tx
    .updateTable("session")
    .set({ seenAt: new Date(), createdAt: new Date(Date.now() - 13 * 3_600_000) })
    .execute();
  expect((await other.refused(auth.me)).code).toBe("not-signed-in");
});

apiTest("an initial password opens nothing but its own change", async ({ as, tx }) => {
  await tx.updateTable("account").set({ mustChangePassword: true }).where("id", "=", accountIdOf(0)).execute();
  const officer = await as("system-admin");
  const { accounts } = await import("#contract/accounts.ts");
  expect((await officer.refused(accounts.list)).detail).toMatch(/先修改密码/);
  await officer.call(auth.changePassword, { body: { current: castPassword, next: "Songling-77-river" } });
  expect((await officer.call(accounts.list, { query: {} })).length).toBeGreaterThan(3);
});

apiTest("of a changed password the receipt keeps nothing to guess by", async ({ as }) => {
  const officer = await as("county");
  await officer.call(auth.changePassword, { body: { current: castPassword, next: "Songling-77-river" } });
  await officer.call(auth.changePassword, { body: { current: "Songling-77-river", next: "Hexi-2026-bridge" } });
  const { rows } = await raw("select count(distinct fingerprint)::int as n, count(*)::int as receipts from receipt");
  expect(rows).toEqual([{ n: 1, receipts: 2 }]);
});

apiTest("a weak new password is refused with every reason", async ({ as }) => {
  const officer = await as("county");
  const problem = await officer.refused(auth.changePassword, { body: { current: castPassword, next: "county5aaaa" } });
  expect(problem.reasons.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(["too-few-classes", "contains-login", "run"]),
  );
});

apiTest("a changed password ends the other sessions of the account and keeps this one", async ({ as }) => {
  const here = await as("county");
  const elsewhere = await as("county");
  await here.call(auth.changePassword, { body: { current: castPassword, next: "Songling-77-river" } });
  expect((await elsewhere.refused(auth.me)).code).toBe("not-signed-in");
  expect((await here.call(auth.me)).office.role).toBe("county");
});

apiTest("sign-out everywhere ends every session of the account", async ({ as }) => {
  const desk = await as("county");
  const other = await as("county");
  await other.call(auth.signOutEverywhere);
  expect((await desk.refused(auth.me)).code).toBe("not-signed-in");
});

apiTest("set-up is closed once an account exists", async ({ nobody }) => {
  const officer = (loginName: string) => ({ loginName, name: "某人", password: "Songling-77-river" });
  const officers = {
    "system-admin": officer("one"),
    "security-admin": officer("two"),
    "audit-admin": officer("three"),
  };
  expect((await nobody.refused(auth.setup, { body: { officers } })).detail).toMatch(/已完成初始化/);
});

apiTest("a write from another site's page is refused", async ({ as }) => {
  const officer = await as("county");
  const problem = await officer.refused(auth.signOutEverywhere, { headers: { "sec-fetch-site": "cross-site" } });
  expect(problem.detail).toMatch(/其他网站/);
  const bare = await officer.refused(auth.signOutEverywhere, { requestId: "" });
  expect(bare.detail).toMatch(/x-request-id/);
});

apiTest("the same request sent twice is done once; the same id with other content is refused", async ({ as, tx }) => {
  const officer = await as("system-admin");
  const { accounts } = await import("#contract/accounts.ts");
  const requestId = crypto.randomUUID();
  const [params, others] = [{ id: accountIdOf(5) }, { id: accountIdOf(6) }];
  const first = await officer.call(accounts.disable, { params, requestId });
  expect(await officer.call(accounts.disable, { params, requestId })).toEqual(first);
  expect((await tx.selectFrom("audit").select("id").where("verb", "=", "account.disable").execute()).length).toBe(1);
  expect((await officer.refused(accounts.disable, { params: others, requestId })).code).toBe("conflict");
});

apiTest("a forged or foreign token is nobody", async () => {
  expect((await callerOf("AAAA").refused(auth.me)).status).toBe(401);
  expect((await callerOf("' or 1=1 --").refused(auth.me)).status).toBe(401);
});
