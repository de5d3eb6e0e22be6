import ExcelJS from "exceljs";
import { expect } from "vitest";
import { cases } from "#contract/cases.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { aCase, aGoal, aProblem } from "../testing/given-cases.ts";

onStage();

const problem = {
  aspect: "leadership" as const,
  text: "班子成员缺配 2 名",
  rootCause: "外出务工人员多",
  evidence: "镇党委调研报告",
  dueOn: "2026-12-31",
};
const goal = {
  task: "raise-income" as const,
  text: "村集体经营性收入达到 10 万元",
  measure: "盘活闲置校舍",
  responsibleUnit: "柳溪镇党委",
  responsiblePerson: "王某",
  dueOn: "2027-06-30",
};

apiTest("a township writes its lists; the file shows light, reason and what turns it green", async ({ as, tx }) => {
  const file = await aCase(tx, { village: "上梨峪" });
  const officer = await as("township", "柳溪镇");
  const params = { id: file.id };
  const itemId = uuidv7();
  expect(
    await officer.call(cases.addProblem, { params, body: { id: itemId, ...problem, dueOn: "2026-11-20" } }),
  ).toEqual({
    version: 1,
  });
  await officer.call(cases.addGoal, { params, body: { id: uuidv7(), ...goal } });

  const sheet = await officer.call(cases.read, { params });

  expect(sheet).toMatchObject({
    village: "上梨峪村",
    level: "county",
    light: "red",
    done: 0,
    total: 2,
    nextDue: "2026-11-20",
    because: [{ itemId, sentence: "时限2026年11月20日，已逾期（不足1个工作日）。" }],
    toGreen: ["办结此项", "经县级同意延长时限"],
    manifestations: [{ code: "b01", name: "班子不团结、内耗严重" }],
    can: { write: true, postpone: false },
  });
  expect(sheet.goals[0]).toMatchObject({ field: "economy", light: "green" });
  const trail = await tx.selectFrom("audit").select(["verb", "subjectId"]).execute();
  expect(trail).toEqual([
    { verb: "case.write", subjectId: file.id },
    { verb: "case.write", subjectId: file.id },
  ]);
});

apiTest("done with a date, undone, edited, removed and brought back", async ({ as, tx }) => {
  const file = await aCase(tx);
  const itemId = await aProblem(tx, file, { dueOn: "2026-12-31" });
  const officer = await as("township", "柳溪镇");
  const params = { id: file.id, list: "problems" as const, itemId };
  const read = () => officer.call(cases.read, { params: { id: file.id } });

  await officer.call(cases.mark, { params, body: { version: 1, doneOn: today } });
  expect(await read()).toMatchObject({ light: "green", done: 1, nextDue: "2028-03-01" });
  await officer.call(cases.mark, { params, body: { version: 2, doneOn: null } });
  expect((await read()).problems[0]).toMatchObject({ doneOn: null, version: 3 });
  await officer.call(cases.editProblem, { params, body: { version: 3, ...problem, dueOn: "2026-12-01" } });
  expect((await read()).problems[0]).toMatchObject({ text: problem.text, dueOn: "2026-12-01", version: 4 });
  await officer.call(cases.remove, { params, body: { version: 4 } });
  expect((await read()).problems).toEqual([]);
  expect(await officer.call(cases.restore, { params, body: { version: 5 } })).toEqual({ version: 6 });
  expect((await read()).problems).toHaveLength(1);
});

apiTest("whoever comes second with an old version is told so and nothing is lost", async ({ as, tx }) => {
  const file = await aCase(tx);
  const itemId = await aGoal(tx, file);
  const officer = await as("township", "柳溪镇");
  const params = { id: file.id, list: "goals" as const, itemId };
  await officer.call(cases.editGoal, { params, body: { version: 1, ...goal, dueOn: "2026-12-31" } });
  const late = await officer.refused(cases.editGoal, { params, body: { version: 1, ...goal, text: "另一句" } });
  expect([late.code, late.detail]).toEqual(["stale", expect.stringContaining("已被他人更新")]);
  expect((await officer.refused(cases.mark, { params, body: { version: 1, doneOn: today } })).code).toBe("stale");
  expect((await officer.refused(cases.restore, { params, body: { version: 2 } })).code).toBe("not-found");
});

apiTest("the same addition sent twice is one line; an id in use is refused", async ({ as, tx }) => {
  const file = await aCase(tx);
  const officer = await as("county", "青岚县");
  const call = { params: { id: file.id }, body: { id: uuidv7(), ...problem }, requestId: uuidv7() };
  expect(await officer.call(cases.addProblem, call)).toEqual(await officer.call(cases.addProblem, call));
  expect((await officer.refused(cases.addProblem, { ...call, requestId: uuidv7() })).code).toBe("conflict");
  expect(await tx.selectFrom("caseProblem").select("id").execute()).toHaveLength(1);
});

const bad: [string, object, string, string][] = [
  ["a deadline after the file's", { dueOn: "2028-03-02" }, "refused", "item-after-deadline"],
  ["a deadline before the opening", { dueOn: "2026-02-28" }, "refused", "deadline-before-opening"],
  ["a deadline that is no day", { dueOn: "2026-02-30" }, "invalid", "invalid_format"],
  ["an unknown aspect", { aspect: "weather" }, "invalid", "invalid_value"],
  ["an empty text", { text: "  \n " }, "invalid", "too_small"],
  ["a text of 3000 characters", { text: "字".repeat(3000) }, "invalid", "too_big"],
  ["a root cause of 3000 characters", { rootCause: "因".repeat(3000) }, "invalid", "too_big"],
  ["a text that is a number", { text: 12 }, "invalid", "invalid_type"],
  ["an id that is none", { id: "1 or 1=1" }, "invalid", "invalid_format"],
];
for (const [what, over, code, rule] of bad)
  apiTest(`${what} is refused with its rule`, async ({ as, tx }) => {
    const file = await aCase(tx);
    const officer = await as("township", "柳溪镇");
    const body = { id: uuidv7(), ...problem, ...over };
    const told = await officer.refused(cases.addProblem, { params: { id: file.id }, body });
    expect([told.code, told.reasons.map((reason) => reason.rule)]).toEqual([code, [rule]]);
    expect(told.reasons[0]!.at).toBe(Object.keys(over)[0]);
  });

apiTest("an unknown task, a goal without an owner, a missing deadline field are refused", async ({ as, tx }) => {
  const file = await aCase(tx);
  const officer = await as("county", "青岚县");
  const told = async (over: object) =>
    (await officer.refused(cases.addGoal, { params: { id: file.id }, body: { id: uuidv7(), ...goal, ...over } }))
      .reasons[0]!.at;
  expect([
    await told({ task: "toString" }),
    await told({ responsiblePerson: "" }),
    await told({ dueOn: undefined }),
  ]).toEqual(["task", "responsiblePerson", "dueOn"]);
});

apiTest("a day of completion lies between the opening and today", async ({ as, tx }) => {
  const file = await aCase(tx);
  const params = { id: file.id, list: "problems" as const, itemId: await aProblem(tx, file) };
  const officer = await as("township", "柳溪镇");
  const rule = async (doneOn: string) =>
    (await officer.refused(cases.mark, { params, body: { version: 1, doneOn } })).reasons[0]!.rule;
  expect([await rule("2026-11-23"), await rule("2026-02-28")]).toEqual(["done-in-future", "done-before-opening"]);
});

apiTest("later deadlines and the removal of overdue lines are the county's", async ({ as, tx }) => {
  const file = await aCase(tx);
  const itemId = await aProblem(tx, file, { dueOn: "2026-11-01" });
  const params = { id: file.id, list: "problems" as const, itemId };
  const [town, county] = [await as("township", "柳溪镇"), await as("county", "青岚县")];
  const edit = { params, body: { version: 1, ...problem } };
  expect((await town.refused(cases.editProblem, edit)).reasons[0]!.rule).toBe("postponed-by-township");
  expect((await town.refused(cases.remove, { params, body: { version: 1 } })).reasons[0]!.rule).toBe(
    "overdue-removed-by-township",
  );
  await county.call(cases.editProblem, edit);
  await county.call(cases.remove, { params, body: { version: 2 } });
});

apiTest("a withdrawn or self-assessed file is read, not written", async ({ as, tx }) => {
  const file = await aCase(tx);
  const officer = await as("county", "青岚县");
  const add = () => officer.refused(cases.addProblem, { params: { id: file.id }, body: { id: uuidv7(), ...problem } });
  await tx.updateTable("caseFile").set({ status: "self-assessed" }).where("id", "=", file.id).execute();
  expect((await add()).reasons[0]!.rule).toBe("wrong-status");
  await tx.updateTable("caseFile").set({ withdrawnOn: today }).where("id", "=", file.id).execute();
  expect((await add()).reasons[0]!.rule).toBe("file-withdrawn");
  expect((await officer.call(cases.read, { params: { id: file.id } })).can.write).toBe(false);
  expect((await officer.call(cases.list, { query: {} })).total).toBe(0);
});

apiTest("each office sees and writes its own reach", async ({ as, tx }) => {
  const mine = await aCase(tx, { village: "上梨峪" });
  await aCase(tx, { village: "松坡" });
  const foreign = await aCase(tx, { village: "桥头" });
  const seen = async (caller: Awaited<ReturnType<typeof as>>) =>
    (await caller.call(cases.list, { query: {} })).rows.map(({ village }) => village).toSorted();
  expect(await seen(await as("township", "柳溪镇"))).toEqual(["上梨峪村"]);
  expect(await seen(await as("county", "青岚县"))).toHaveLength(2);
  expect(await seen(await as("city"))).toHaveLength(3);
  const neighbour = await as("township", "松岭乡");
  for (const id of [mine.id, foreign.id])
    expect((await neighbour.refused(cases.read, { params: { id } })).code).toBe("not-found");
  const write = { params: { id: mine.id }, body: { id: uuidv7(), ...problem } };
  expect((await neighbour.refused(cases.addProblem, write)).code).toBe("not-found");
  expect((await (await as("city")).refused(cases.addProblem, write)).code).toBe("forbidden");
  const team = await as("team");
  expect((await team.call(cases.list, { query: {} })).total).toBe(0);
  expect((await team.refused(cases.addProblem, write)).code).toBe("forbidden");
  expect((await (await as("county")).call(cases.list, { query: { countyId: foreign.countyId } })).total).toBe(0);
});

apiTest("the list is filtered by township, level, light and aspect; the head counts the same", async ({ as, tx }) => {
  const red = await aCase(tx, { village: "上梨峪" });
  const green = await aCase(tx, { village: "松坡", level: "township" });
  await aProblem(tx, red, { dueOn: "2026-11-02" });
  await aGoal(tx, green, { dueOn: "2027-11-02" });
  await aGoal(tx, green, { dueOn: "2026-10-01", doneOn: "2026-09-30" });
  const officer = await as("county", "青岚县");
  const names = async (query: object) => (await officer.call(cases.list, { query })).rows.map(({ village }) => village);
  expect(await names({})).toEqual(["上梨峪村", "松坡村"]);
  expect(await names({ light: "red,yellow" })).toEqual(["上梨峪村"]);
  expect(await names({ level: "township" })).toEqual(["松坡村"]);
  expect(await names({ aspect: "leadership" })).toEqual(["上梨峪村"]);
  expect(await names({ townshipId: green.townshipId, light: "red" })).toEqual([]);
  expect(await names({ roundId: red.roundId })).toEqual(["上梨峪村"]);
  expect((await officer.refused(cases.list, { query: { light: "red;drop" } })).code).toBe("invalid");
  const { rows, ...head } = await officer.call(cases.list, { query: {} });
  expect(head).toEqual({
    total: 2,
    county: 1,
    township: 1,
    lights: { red: 1, yellow: 0, green: 1, none: 0 },
    done: 1,
    items: 3,
  });
  expect(rows[0]).toMatchObject({ elapsedPercent: 36, nextDays: -14, nextDue: "2026-11-02" });
});

apiTest("the choices of the filters are those within reach", async ({ as, tx }) => {
  const mine = await aCase(tx, { village: "上梨峪" });
  await aCase(tx, { village: "桥头" });
  const county = await (await as("county", "青岚县")).call(cases.choices, { query: {} });
  expect(county.counties.map(({ name }) => name)).toEqual(["青岚县"]);
  expect(county.rounds.map(({ id }) => id)).toEqual([mine.roundId]);
  expect(county.townships.map(({ name }) => name)).toEqual(["柳溪镇", "松岭乡"]);
  const city = await (await as("city")).call(cases.choices, { query: {} });
  expect([city.counties.length, city.rounds.length, city.townships.length]).toEqual([2, 2, 0]);
});

apiTest("the ledger opens in Excel with every file, problem and goal, and no formula", async ({ as, tx }) => {
  const file = await aCase(tx, { village: "上梨峪" });
  await aCase(tx, { village: "松坡" });
  await aProblem(tx, file);
  const officer = await as("county", "青岚县");
  // One transaction has one time; a later id keeps the order of writing when both fall into one millisecond.
  const body = { id: uuidv7(Date.now() + 1), ...problem, text: '=HYPERLINK("http://x","y")' };
  await officer.call(cases.addProblem, { params: { id: file.id }, body });
  await aGoal(tx, file);

  const reply = (await officer.call(cases.ledger, { body: {} })) as unknown as {
    fileName: string;
    content: Uint8Array;
  };

  expect(reply.fileName).toBe("整改台账 2026-11-22.xlsx");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.content.buffer as ArrayBuffer);
  expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ["整改台账", 3 + 2],
    ["问题清单", 2 + 2],
    ["目标事项", 2 + 1],
  ]);
  const injected = book.worksheets[1]!.getRow(4).getCell(5);
  expect([injected.type, injected.text]).toEqual([ExcelJS.ValueType.String, body.text]);
  const trail = await tx.selectFrom("audit").select("verb").where("subjectId", "=", "ledger").execute();
  expect(trail).toEqual([{ verb: "case.read" }]);
});
