import { expect } from "vitest";
import { majorItems } from "#contract/major-items.ts";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { teamIds } from "../testing/cast.ts";
import { aCase, aProblem } from "../testing/given-cases.ts";
import { aPlan, aPlanningTeam, aTask } from "../testing/given-plans.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };
const fields = {
  text: "修路",
  owner: "第一书记",
  dueOn: "2027-01-20",
  parentId: null as string | null,
  problemId: null,
  goalId: null,
  majorItemId: null,
};

apiTest(
  "carried over New Year a line keeps its link to the old year and is edited all the same",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const [old, now] = [await aPlan(tx), await aPlan(tx, { year: 2027 })];
    const [parent, other, present] = [await aTask(tx, old), await aTask(tx, old), await aTask(tx, now)];
    const january = await aPlan(tx, { kind: "monthly", year: 2027, month: 1 });
    const id = await aTask(tx, january, { parentId: parent, dueOn: "2026-12-20" });
    const team = await as("team");
    const edit = (version: number, parentId: string | null) =>
      ({ params: { id }, body: { version, ...fields, parentId } }) as const;
    await team.call(planTasks.edit, edit(1, parent));
    expect((await team.call(plans.read, { params: { id: january } })).tasks[0]).toMatchObject({
      text: "修路",
      parent: { id: parent },
    });
    expect((await team.refused(planTasks.edit, edit(2, other))).reasons).toMatchObject([
      { rule: "link", at: "parentId" },
    ]);
    await team.call(planTasks.edit, edit(2, present));
  },
);

apiTest("a trace holds every field as it was and as it is", async ({ as, tx }) => {
  const file = await aCase(tx, { village: "前柳庄" });
  const problemId = await aProblem(tx, file);
  await aTeam(tx, file.roundId);
  const planId = await aPlan(tx, { year: 2027 });
  const id = uuidv7();
  const team = await as("team");
  const last = async () => {
    const rows = await tx.selectFrom("audit").select("detail").orderBy("id").execute();
    return rows.at(-1)!.detail as Record<string, unknown>;
  };
  await team.call(planTasks.add, { params: { id: planId }, body: { id, ...fields, problemId } });
  expect(await last()).toMatchObject({ act: "add", itemId: id, ...fields, problemId });
  await team.call(planTasks.edit, { params: { id }, body: { version: 1, ...fields, owner: "村“两委”" } });
  expect(await last()).toMatchObject({ before: { ...fields, problemId }, after: { ...fields, owner: "村“两委”" } });

  await tx.updateTable("plan").set({ status: "approved" }).where("id", "=", planId).execute();
  await team.call(planTasks.mark, { params: { id }, body: { version: 2, doneOn: "2026-11-20", note: "已验收" } });
  expect(await last()).toMatchObject({
    before: { doneOn: null, doneNote: "" },
    after: { doneOn: "2026-11-20", doneNote: "已验收" },
  });

  const item = { title: "冷库", category: "industry" as const, budgetFen: null, landsOn: null };
  const itemId = uuidv7();
  await team.call(majorItems.add, { ...ours, body: { id: itemId, year: 2026, ...item, problemId } });
  await team.call(majorItems.edit, { params: { id: itemId }, body: { version: 1, ...item, problemId: null } });
  expect(await last()).toMatchObject({ before: { ...item, problemId }, after: { ...item, problemId: null } });
});
