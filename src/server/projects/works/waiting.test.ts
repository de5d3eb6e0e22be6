import { expect } from "vitest";
import { projectGates, type WorkWait } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage } from "../../testing/api-test.ts";
import { accountIdOf, qinglan } from "../../testing/cast.ts";
import { arrangedDuties } from "../../testing/given-gates.ts";
import { aProject } from "../../testing/given-projects.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";

onStage();

const counts = async (caller: Caller) => {
  const all = Object.entries(await caller.call(projectGates.waiting)) as [WorkWait, number][];
  return Object.fromEntries(all.filter(([, count]) => count > 0));
};
const names = async (caller: Caller, wait: WorkWait) =>
  (await caller.call(projectGates.waitingList, { query: { wait } })).rows.map(({ name, matter }) => [name, matter]);

apiTest("a gate waits at the desk of its office and nowhere else", async ({ tx, as }) => {
  await arrangedDuties(tx);
  await aProject(tx, { status: "banked", name: "待立项" });
  await aProject(tx, { status: "approved", name: "待设计" });
  await aProject(tx, { status: "designed", name: "待评审" });
  await aProject(tx, { status: "contracted", name: "待开工", budgetFen: 1 });
  await aProject(tx, { status: "contracted", name: "已暂停", standing: "paused" });
  await aProject(tx, { status: "declared", name: "还没入库" });
  expect(await names(await as("county"), "pass")).toEqual([["待立项", "立项批复"]]);
  expect(await names(await as("department", "县信访局"), "pass")).toEqual([["待设计", "规划设计"]]);
  expect(await names(await as("department", "县纪委监委"), "pass")).toEqual([["待评审", "财政评审"]]);
  expect(await names(await as("township", "柳溪镇"), "pass")).toEqual([["待开工", "开工"]]);
  expect(await counts(await as("township", "松岭乡"))).toEqual({});
  for (const role of ["team", "unit", "auditor", "province"] as const) expect(await counts(await as(role))).toEqual({});
});

apiTest("late gates, open changes and faults are counted, and the number opens exactly these", async ({ tx, as }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const { id: projectId, reach } = await aProject(tx, { status: "banked", name: "大棚" });
  const place = { countyId: qinglan, projectId, reach };
  await tx
    .insertInto("gatePlan")
    .values({ ...place, gate: "approval", startOn: "2026-11-01", finishOn: "2026-11-20" })
    .execute();
  await tx
    .insertInto("projectChange")
    .values({ ...place, id: uuidv7(), reason: "地基加深", askedBy: accountIdOf(7), askedOn: "2026-11-20" })
    .execute();
  const check = { checkedOn: "2026-11-01", checkers: "周某", conclusion: "faults", dueOn: "2026-11-10" } as const;
  await tx
    .insertInto("qualityCheck")
    .values([
      { ...place, ...check, id: uuidv7(), text: "渗水", madeBy: accountIdOf(5), mendedOn: null },
      {
        ...place,
        ...check,
        id: uuidv7(),
        text: "开裂",
        madeBy: accountIdOf(5),
        mendedOn: "2026-11-09",
        mendedBy: accountIdOf(7),
      },
    ])
    .execute();
  expect(await counts(await as("county"))).toEqual({ pass: 1, late: 1, change: 1, confirm: 1 });
  expect(await counts(await as("township", "柳溪镇"))).toEqual({ late: 1, mend: 1 });
  expect(await counts(await as("team"))).toEqual({ mend: 1 });
  expect(await names(await as("county"), "confirm")).toEqual([["大棚", "开裂"]]);
  expect(await names(await as("county"), "change")).toEqual([["大棚", "地基加深"]]);
  const [late] = (await (await as("county")).call(projectGates.waitingList, { query: { wait: "late" } })).rows;
  expect(late).toMatchObject({ matter: "立项批复", lateDays: 2 });
  expect(await names(await as("township", "松岭乡"), "late")).toEqual([]);
});
