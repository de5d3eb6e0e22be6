import { expect } from "vitest";
import { accounts, grants } from "#contract/accounts.ts";
import { auth } from "#contract/auth.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { accountIdOf, grantIdOf, organisationIds, qinglan, seats, townshipIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const seatOf = (role: string) => seats.findIndex((seat) => seat.role === role);

apiTest(
  "an account is made without rights, granted an office by another officer, and then signs in",
  async ({ as, nobody }) => {
    const system = await as("system-admin");
    const { id, initialPassword } = await system.call(accounts.create, {
      body: { id: uuidv7(), loginName: "Liu.Xi", name: "柳某" },
    });
    const entry = { body: { loginName: "liu.xi", password: initialPassword } };
    expect((await nobody.refused(auth.signIn, entry)).detail).toMatch(/尚未授予岗位/);

    const security = await as("security-admin");
    await security.call(grants.assign, {
      body: { id: uuidv7(), accountId: id, role: "township", areaId: qinglan, townshipId: townshipIds.柳溪镇 },
    });
    const me = await nobody.call(auth.signIn, entry);
    expect(me).toMatchObject({
      mustChangePassword: true,
      office: { role: "township", place: "柳溪镇", countyName: "青岚县" },
    });
  },
);

apiTest("the system administrator cannot grant, the security administrator cannot create", async ({ as }) => {
  const body = { id: uuidv7(), accountId: accountIdOf(5), role: "auditor" as const, areaId: qinglan };
  expect((await (await as("system-admin")).refused(grants.assign, { body })).code).toBe("forbidden");
  const account = { id: uuidv7(), loginName: "wang.wu", name: "王五" };
  expect((await (await as("security-admin")).refused(accounts.create, { body: account })).code).toBe("forbidden");
});

apiTest("one person never holds two of the three officers, nor an officer a business desk", async ({ as }) => {
  const security = await as("security-admin");
  const give = (seat: string, role: "audit-admin" | "county") =>
    security.refused(grants.assign, {
      body: { id: uuidv7(), accountId: accountIdOf(seatOf(seat)), role, areaId: role === "county" ? qinglan : null },
    });
  expect((await give("system-admin", "audit-admin")).reasons.map(({ rule }) => rule)).toEqual(["two-officers"]);
  expect((await give("county", "audit-admin")).reasons.map(({ rule }) => rule)).toEqual(["officer-with-business"]);
  expect((await give("audit-admin", "county")).reasons.map(({ rule }) => rule)).toEqual(["officer-with-business"]);
  expect((await give("security-admin", "county")).reasons.map(({ rule }) => rule)).toContain("own-account");
});

apiTest("the place must fit the office", async ({ as }) => {
  const security = await as("security-admin");
  const body = { id: uuidv7(), accountId: accountIdOf(16), role: "township" as const, areaId: qinglan };
  expect((await security.refused(grants.assign, { body })).reasons[0]!.rule).toBe("wrong-place");
  const foreign = { ...body, id: uuidv7(), townshipId: townshipIds.云桥街道 };
  expect((await security.refused(grants.assign, { body: foreign })).detail).toMatch(/不存在/);
  const unit = { ...body, id: uuidv7(), role: "department" as const, organisationId: organisationIds.县信访局 };
  expect(await security.call(grants.assign, { body: unit })).toEqual({ done: true });
});

apiTest("an office of a team names its team; without one it is no office", async ({ as, tx }) => {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const teamId = await aTeam(tx, roundId);
  const security = await as("security-admin");
  const { teams } = await security.call(grants.places);
  expect(teams).toEqual([{ id: teamId, name: "柳溪镇前柳庄村驻村工作队", countyId: qinglan }]);
  const body = { id: uuidv7(), accountId: accountIdOf(16), role: "team" as const, areaId: qinglan };
  expect((await security.refused(grants.assign, { body })).reasons[0]!.rule).toBe("wrong-place");
  const auditor = { ...body, role: "auditor" as const, accountId: accountIdOf(7), teamId };
  expect((await security.refused(grants.assign, { body: auditor })).reasons[0]!.rule).toBe("wrong-place");
  expect(await security.call(grants.assign, { body: { ...body, teamId } })).toEqual({ done: true });
  const again = { ...body, id: uuidv7(), teamId };
  expect((await security.refused(grants.assign, { body: again })).reasons[0]!.rule).toBe("same-office");
  const granted = (await security.call(grants.list)).find(({ id }) => id === body.id);
  expect(granted).toMatchObject({ role: "team", place: "柳溪镇前柳庄村驻村工作队" });
});

apiTest("the last officer of a kind can be neither revoked nor disabled", async ({ as }) => {
  const security = await as("security-admin");
  const last = await security.refused(grants.revoke, {
    params: { id: grantIdOf(seatOf("audit-admin")) },
    body: { reason: "调离" },
  });
  expect(last.reasons[0]!.rule).toBe("last-officer");
  const system = await as("system-admin");
  const disable = await system.refused(accounts.disable, { params: { id: accountIdOf(seatOf("audit-admin")) } });
  expect(disable.reasons[0]!.rule).toBe("last-officer");
});

apiTest(
  "who resets a password cannot sign in with it: the security administrator confirms the person first",
  async ({ as, nobody, tx }) => {
    const clerk = await as("county");
    const system = await as("system-admin");
    const id = accountIdOf(seatOf("county"));
    const { initialPassword } = await system.call(accounts.reset, { params: { id } });
    expect((await clerk.refused(auth.me)).code).toBe("not-signed-in");
    const { loginName } = await tx
      .selectFrom("account")
      .select("loginName")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const entry = { body: { loginName, password: initialPassword } };
    expect((await nobody.refused(auth.signIn, entry)).detail).toMatch(/安全管理员核实本人/);
    expect((await system.refused(grants.release, { params: { id } })).code).toBe("forbidden");

    const security = await as("security-admin");
    expect((await security.call(grants.resets)).map((one) => one.loginName)).toEqual([loginName]);
    await security.call(grants.release, { params: { id } });
    expect((await nobody.call(auth.signIn, entry)).mustChangePassword).toBe(true);
    expect((await security.refused(grants.release, { params: { id } })).code).toBe("conflict");
  },
);

apiTest("the password of an officer is not reset from a desk", async ({ as }) => {
  const system = await as("system-admin");
  for (const role of ["security-admin", "audit-admin"]) {
    const problem = await system.refused(accounts.reset, { params: { id: accountIdOf(seatOf(role)) } });
    expect(problem.reasons[0]).toMatchObject({ rule: "officer-password" });
  }
});

apiTest("revoking an office ends its sessions at once", async ({ as }) => {
  const inspector = await as("inspector");
  const security = await as("security-admin");
  await security.call(grants.revoke, { params: { id: grantIdOf(seatOf("inspector")) }, body: { reason: "轮岗" } });
  expect((await inspector.refused(auth.me)).code).toBe("not-signed-in");
});

apiTest("disabling an account ends its sessions and closes the door", async ({ as, nobody }) => {
  const auditor = await as("auditor");
  const system = await as("system-admin");
  await system.call(accounts.disable, { params: { id: accountIdOf(seatOf("auditor")) } });
  expect((await auditor.refused(auth.me)).code).toBe("not-signed-in");
  const { castPassword } = await import("../testing/global-setup.ts");
  expect(
    (await nobody.refused(auth.signIn, { body: { loginName: "auditor16", password: castPassword } })).detail,
  ).toMatch(/已停用/);
});

apiTest(
  "a telephone number is masked in the list; the whole one leaves an audit row with its reason",
  async ({ as, tx }) => {
    const system = await as("system-admin");
    const rows = await system.call(accounts.list, { query: { search: "county5" } });
    expect(rows[0]!.phoneMasked).toBe("138****0000");
    const shown = await system.call(accounts.phone, {
      params: { id: accountIdOf(5) },
      body: { reason: "核对联系方式" },
    });
    expect(shown.phone).toBe("13800000000");
    const trail = await tx
      .selectFrom("audit")
      .select(["verb", "detail"])
      .where("verb", "=", "personal.reveal")
      .execute();
    expect(trail).toEqual([{ verb: "personal.reveal", detail: { field: "phone", reason: "核对联系方式" } }]);
  },
);

apiTest("a login name is taken once, whatever its case, and odd ones are refused", async ({ as }) => {
  const system = await as("system-admin");
  const make = (loginName: string) =>
    system.refused(accounts.create, { body: { id: uuidv7(), loginName, name: "某人" } });
  expect((await make("COUNTY5")).code).toBe("conflict");
  expect((await make("a")).code).toBe("invalid");
  expect((await make("张三")).code).toBe("invalid");
});
