import { expect } from "vitest";
import { dossiers } from "#contract/dossiers.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { anEntry, aVillageAtWork } from "../testing/given-dossier.ts";

onStage();

const params = { id: villageIds.前柳庄 };

apiTest("one answer holds what every stage knows of the village, the open promises first", async ({ as, tx }) => {
  const { id } = await aVillageAtWork(tx);

  const file = await (await as("county", "青岚县")).call(dossiers.get, { params });

  expect(file.promises.map(({ kind, text, late }) => [kind, text, late])).toEqual([
    ["problem", "班子不健全", true],
    ["major-item", "饮水管网改造", false],
    ["goal", "配齐村“两委”班子", false],
    ["follow-up", "赵*：低保申请", false],
  ]);
  expect(file.promises[0]).toMatchObject({ pageId: id });
  expect(file.cases).toMatchObject([
    { id, light: "red", manifestations: ["班子不团结、内耗严重"], listedId: villageIds.前柳庄 },
  ]);
  expect(file.cases![0]!.problems[0]).toMatchObject({ light: "red" });
  expect(file.cases![0]!.goals[0]).toMatchObject({ light: "green", responsibleUnit: "柳溪镇党委" });
  expect(file.teams).toMatchObject([
    { unit: expect.stringContaining("信访局"), postings: [{ slot: "first-secretary", name: "何文远" }] },
  ]);
  expect(file.plans).toMatchObject({
    plans: [{ kind: "annual", aims: "配齐班子、化解积案" }],
    items: [{ title: "饮水管网改造", landsOn: "2026-12-20" }],
  });
  expect(file.records!.map(({ onDay, line }) => `${onDay} ${line}`)).toEqual([
    "2026-11-14 走访群众：走访户数 3 户。入户听取意见",
    "2026-11-12 走访群众：走访户数 3 户。登记困难户",
    "2026-11-10 走访群众：走访户数 3 户。了解灌溉情况",
  ]);
  expect(file.papers).toMatchObject([{ name: "困难户台账.pdf", onDay: "2026-11-12" }]);
  for (const kept of ["赵大勇", "13900001111"]) expect(JSON.stringify(file)).not.toContain(kept);
});

apiTest("a part an office may not read is left out, not shown as empty", async ({ as, tx }) => {
  await aVillageAtWork(tx);
  const inspector = await (await as("inspector")).call(dossiers.get, { params });
  expect(inspector).toMatchObject({ cases: null, plans: null });
  expect(inspector.records).toHaveLength(3);
  const auditor = await (await as("auditor")).call(dossiers.get, { params });
  expect(auditor).toMatchObject({ records: null, papers: null });
  expect(auditor.cases).toHaveLength(1);
  expect((await (await as("department", "县纪委监委")).refused(dossiers.get, { params })).code).toBe("forbidden");
});

apiTest("the team and its unit read the file of their village, nobody that of the next", async ({ as, tx }) => {
  await aVillageAtWork(tx);
  await anEntry(tx, { village: "上梨峪" });
  for (const office of [await as("team"), await as("unit"), await as("township", "柳溪镇"), await as("city")])
    expect((await office.call(dossiers.get, { params })).teams).toHaveLength(1);
  const next = { params: { id: villageIds.上梨峪 } };
  for (const office of [
    await as("team"),
    await as("unit"),
    await as("township", "松岭乡"),
    await as("county", "沐云县"),
  ]) {
    expect((await office.refused(dossiers.get, next)).code).toBe("not-found");
    expect((await office.refused(dossiers.export, next)).code).toBe("not-found");
  }
});

apiTest("the page shows the latest twenty entries, newest first, withdrawn ones not", async ({ as, tx }) => {
  const days = Array.from({ length: 25 }, (_, n) => `2026-10-${String(n + 1).padStart(2, "0")}`);
  for (const onDay of days) await anEntry(tx, { onDay });
  await tx.updateTable("workRecord").set({ removedAt: new Date() }).where("onDay", "=", "2026-10-25").execute();
  const { records } = await (await as("county", "青岚县")).call(dossiers.get, { params });
  expect(records!.map(({ onDay }) => onDay)).toEqual(days.slice(4, 24).toReversed());
});

apiTest("a relapsed file and the one that follows it stand together, the clock running on", async ({ as, tx }) => {
  const first = await aCase(tx, { village: "前柳庄", openedOn: "2025-03-01" });
  const second = await aCase(tx, { village: "前柳庄", openedOn: "2026-05-01" });
  const done = { delistedOn: "2026-01-10", relapsedOn: "2026-05-01", acceptedBy: uuidv7() };
  await tx
    .updateTable("caseFile")
    .set({ status: "relapsed", ...done })
    .where("id", "=", first.id)
    .execute();
  const link = { predecessorId: first.id, clockFrom: "2025-03-01", opening: 2 };
  await tx.updateTable("caseFile").set(link).where("id", "=", second.id).execute();
  const { cases } = await (await as("county", "青岚县")).call(dossiers.get, { params });
  expect(cases!.map(({ id, status, predecessorId, opening }) => [id, status, predecessorId, opening])).toEqual([
    [second.id, "in-turnaround", first.id, 2],
    [first.id, "relapsed", null, 1],
  ]);
});

apiTest(
  "after a merger the successor's file shows what was the other village's, and that one points onward",
  async ({ as, tx }) => {
    const listed = await aCase(tx, { village: "上梨峪" });
    await anEntry(tx, { village: "上梨峪", text: "并入前的走访" });
    await anEntry(tx, { village: "前柳庄", text: "本村的走访" });
    const county = await as("county", "青岚县");
    const body = { onDate: "2026-11-15", basis: "青政发〔2026〕3号", version: 1, otherIds: [villageIds.上梨峪] };
    await county.call(villages.merge, { params, body: { ...body, into: { keptId: villageIds.前柳庄 } } });

    const file = await county.call(dossiers.get, { params });
    expect(file.predecessors).toMatchObject([
      { id: villageIds.上梨峪, name: "柳溪镇上梨峪村", kind: "merged", within: true },
    ]);
    expect(file.records!.map(({ villageId, line }) => [villageId, line.split("。")[1]])).toEqual([
      [villageIds.前柳庄, "本村的走访"],
      [villageIds.上梨峪, "并入前的走访"],
    ]);
    expect(file.cases!.find(({ id }) => id === listed.id)!.listedId).toBe(villageIds.上梨峪);
    const old = await county.call(dossiers.get, { params: { id: villageIds.上梨峪 } });
    expect(old).toMatchObject({ endedOn: "2026-11-15", successors: [{ id: villageIds.前柳庄, within: true }] });
    expect(old.predecessors).toEqual([]);
  },
);
