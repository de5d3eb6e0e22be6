import { expect } from "vitest";
import { duty } from "#contract/plan-wall.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aPlanningTeam } from "../testing/given-plans.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };

apiTest("a week on duty is one line, copied forward with one press, and cleared", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const weeks = async () => (await team.call(duty.list, { ...ours, query: { year: 2026 } })).weeks;
  const line = "队长、1名队员在村，周三到县里开会";
  const copy = (weekOn: string) => ({ ...ours, body: { weekOn } });
  expect((await team.refused(duty.copy, copy("2026-11-23"))).detail).toContain("之前还没有填过");
  await team.call(duty.save, { ...ours, body: { weekOn: "2026-11-16", line, seen: "" } });
  await team.call(duty.copy, copy("2026-11-23"));
  expect((await team.refused(duty.copy, copy("2026-11-23"))).detail).toBe("这一周已经填写，请直接修改。");
  expect((await weeks()).map(({ weekOn }) => weekOn)).toEqual(["2026-11-23", "2026-11-16"]);
  await team.call(duty.save, { ...ours, body: { weekOn: "2026-11-23", line: "", seen: line } });
  expect(await weeks()).toHaveLength(1);
  const told = async (weekOn: string) => (await team.refused(duty.copy, copy(weekOn))).reasons[0]!.rule;
  expect([await told("2026-11-24"), await told("2026-02-16"), await told("2027-02-01")]).toEqual([
    "not-monday",
    "outside-term",
    "too-far",
  ]);
  const town = await as("township", "柳溪镇");
  expect((await town.call(duty.list, { ...ours, query: { year: 2026 } })).can.write).toBe(false);
  expect((await town.refused(duty.copy, copy("2026-11-23"))).code).toBe("forbidden");
});

apiTest("of two colleagues the second sees the first one's line before it is replaced", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const save = (line: string, seen: string) => ({ ...ours, body: { weekOn: "2026-11-16", line, seen } });
  await team.call(duty.save, save("甲在村", ""));
  for (const line of ["乙在村", ""])
    expect((await team.refused(duty.save, save(line, line === "" ? "丙在村" : ""))).code).toBe("stale");
  expect((await team.refused(duty.save, save("乙在村", "丙在村"))).code).toBe("stale");
  await team.call(duty.save, save("甲、乙在村", "甲在村"));
  const trail = await tx.selectFrom("audit").select("detail").where("verb", "=", "plan.write").orderBy("id").execute();
  expect(trail.at(-1)!.detail).toMatchObject({ act: "save", duty: "甲、乙在村", was: "甲在村" });
});

apiTest("the week after the last of the year is there to be filled", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const place = { villageId: villageIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  const row = { countyId: qinglan, teamId: teamIds.前柳庄, ...place };
  await tx
    .insertInto("dutyWeek")
    .values(["2026-12-28", "2027-01-04", "2027-01-11"].map((weekOn) => ({ ...row, weekOn, line: weekOn })))
    .execute();
  const { weeks } = await (await as("team")).call(duty.list, { ...ours, query: { year: 2026 } });
  expect(weeks.map(({ weekOn }) => weekOn)).toEqual(["2027-01-04", "2026-12-28"]);
});
