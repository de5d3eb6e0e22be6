import { expect } from "vitest";
import { cases } from "#contract/cases.ts";
import { closeRefusals } from "#domain/cases/consolidation.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { accountIdOf } from "../testing/cast.ts";
import { aCase, aGoal, aProblem } from "../testing/given-cases.ts";

onStage();

const nothingElse = { check: 0, accept: 0, delist: 0, follow: 0, close: 0 };

const totalOf = async (caller: Caller, filter: { light?: string; lacks?: "problems" | "goals" }) =>
  (await caller.call(cases.list, { query: filter })).total;

apiTest("every number of the 整顿台账 is the length of the list it opens, office by office", async ({ as, tx }) => {
  const late = await aCase(tx, { village: "上梨峪" });
  await aProblem(tx, late, { dueOn: "2026-11-01" });
  const near = await aCase(tx, { village: "松坡" });
  await aGoal(tx, near, { dueOn: "2026-11-27" });
  await aCase(tx, { village: "桥头" });

  const waiting = async (caller: Caller) => caller.call(cases.waiting, { query: {} });
  expect(await waiting(await as("township", "柳溪镇"))).toEqual({
    files: 1,
    red: 1,
    yellow: 0,
    lacksProblems: 0,
    lacksGoals: 1,
    ...nothingElse,
  });
  expect(await waiting(await as("county", "青岚县"))).toEqual({
    files: 2,
    red: 1,
    yellow: 1,
    lacksProblems: 1,
    lacksGoals: 1,
    ...nothingElse,
  });
  expect(await waiting(await as("province"))).toMatchObject({ files: 3, lacksProblems: 2, lacksGoals: 2 });
  for (const [role, place] of [
    ["township", "柳溪镇"],
    ["township", "松岭乡"],
    ["county", "青岚县"],
    ["county", "沐云县"],
    ["city", "云岭市"],
    ["province", "示例省"],
  ] as const) {
    const caller = await as(role, place);
    const { red, yellow, lacksProblems, lacksGoals } = await waiting(caller);
    expect({ place, red, yellow, lacksProblems, lacksGoals }).toEqual({
      place,
      red: await totalOf(caller, { light: "red" }),
      yellow: await totalOf(caller, { light: "yellow" }),
      lacksProblems: await totalOf(caller, { lacks: "problems" }),
      lacksGoals: await totalOf(caller, { lacks: "goals" }),
    });
  }
});

apiTest("a removed line leaves the list empty again", async ({ as, tx }) => {
  const file = await aCase(tx);
  const itemId = await aProblem(tx, file);
  const county = await as("county", "青岚县");
  expect((await county.call(cases.waiting, { query: {} })).lacksProblems).toBe(0);
  await county.call(cases.remove, { params: { id: file.id, itemId, list: "problems" }, body: { version: 1 } });
  expect((await county.call(cases.waiting, { query: {} })).lacksProblems).toBe(1);
});

apiTest("what waits for closing is what the rule lets be closed", async ({ as, tx }) => {
  const file = await aCase(tx, { openedOn: "2025-01-01" });
  const place = { countyId: file.countyId, caseId: file.id, villageId: file.villageId, townshipId: file.townshipId };
  const way = { status: "consolidation" as const, acceptedBy: accountIdOf(5), delistedOn: "2025-11-01" };
  const county = await as("county", "青岚县");
  const found = { visitors: "回访组", finding: "稳固", relapsed: false, madeBy: accountIdOf(5) };
  for (const consolidationTo of ["2026-11-22", "2026-11-23"])
    for (const sounds of [
      [true, true],
      [false, true],
      [true, false],
      [true, null],
      [null, false],
    ] as const)
      for (const lookedBack of [null, "2026-11-09", "2026-11-10"]) {
        await tx.deleteFrom("lookBack").execute();
        await tx.deleteFrom("consolidationCheck").execute();
        await tx
          .updateTable("caseFile")
          .set({ ...way, consolidationTo })
          .where("id", "=", file.id)
          .execute();
        const checks = sounds.map((sound, i) => ({
          month: 6 * (i + 1),
          dueOn: ["2026-05-01", "2026-11-01"][i]!,
          doneOn: sound === null ? null : ["2026-05-10", "2026-11-10"][i]!,
          sound,
        }));
        const by = ({ sound }: { sound: boolean | null }) =>
          sound === null ? {} : { doneBy: accountIdOf(5), doneAs: "county" as const };
        await tx
          .insertInto("consolidationCheck")
          .values(checks.map((check) => ({ ...place, id: uuidv7(), ...check, ...by(check) })))
          .execute();
        if (lookedBack)
          await tx
            .insertInto("lookBack")
            .values({ ...place, ...found, id: uuidv7(), onDay: lookedBack })
            .execute();
        const open = { status: way.status, withdrawnOn: null, mergedIntoId: null, consolidationTo };
        const why = closeRefusals(open, checks, lookedBack, today);
        const { close } = await county.call(cases.waiting, { query: {} });
        expect({ sounds, lookedBack, consolidationTo, close }).toEqual({
          sounds,
          lookedBack,
          consolidationTo,
          close: why.length === 0 ? 1 : 0,
        });
      }
});
