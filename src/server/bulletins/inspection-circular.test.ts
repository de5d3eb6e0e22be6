import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { aConfirmedRound, aSecondOfficer, issue } from "../testing/given-bulletins.ts";
import { write } from "../testing/given-briefings.ts";
import { aLargeInspection, itsFindings } from "../testing/given-inspected.ts";

onStage();

async function aCircular(author: Caller, roundId: string, inspectionId?: string) {
  const id = uuidv7();
  await author.call(bulletins.create, { body: { id, roundId, kind: "inspection", inspectionId } });
  return id;
}

const get = (caller: Caller, id: string) => caller.call(bulletins.get, { params: { id } });
const displaysOf = ({ values }: Awaited<ReturnType<typeof get>>) =>
  Object.fromEntries(values.map(({ key, display }) => [key, display]));

/** What the draft leaves to its writer is written. */
const filled = (blocks: Awaited<ReturnType<typeof get>>["blocks"]) =>
  blocks.map((one) => ("text" in one ? { ...one, text: one.text.replace(/［请[^］]*］/u, "柳溪镇做法扎实。") } : one));

apiTest("the circular says 116, 96, 20, 114 and 8 from the records, and each opens to its rows", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const { inspectionId } = await aLargeInspection(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aCircular(author, roundId, inspectionId);
  const draft = await get(author, id);
  expect(draft).toMatchObject({ kind: "inspection", unbound: [], periodFrom: "2026-11-10", periodTo: "2026-11-20" });
  expect(draft.title).toBe("关于驻村工作队督查情况的通报");
  expect(displaysOf(draft)).toMatchObject({
    inspected: "116",
    "inspection-groups": "5",
    "answers-yes:on-duty": "96",
    "answers-no:on-duty": "20",
    "answers-yes:plan": "114",
    "answers-no:measures": "8",
    findings: "0",
    "findings-closed-share": "不适用",
  });
  const open = (token: string) => author.call(bulletins.figure, { params: { id }, query: { token, size: 200 } });
  const absent = await open("answers-no:on-duty");
  expect(absent.rows).toHaveLength(20);
  expect(absent.rows[0]).toEqual(expect.arrayContaining(["2026-11-15", "工作队人员在岗到位", "否"]));
  expect((await open("inspected")).rows).toHaveLength(116);
  const left = await author.refused(bulletins.submit, { params: { id }, body: { version: draft.version } });
  expect(left.detail).toContain("［请写明好的做法和事例］");
  await write(author, id, filled(draft.blocks));
  await issue(author, second, id);
  await tx.updateTable("visit").set({ answers: "[]" }).execute();
  expect(displaysOf(await get(author, id))).toMatchObject({ "answers-yes:on-duty": "96", "answers-no:measures": "8" });
  expect((await open("answers-no:on-duty")).rows).toEqual(absent.rows);
});

apiTest("findings are told apart by what they are, with a share that is computed", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const { inspectionId } = await aLargeInspection(tx);
  await itsFindings(tx, inspectionId);
  const author = await as("county", "青岚县");
  const values = displaysOf(await get(author, await aCircular(author, roundId, inspectionId)));
  expect(values).toMatchObject({
    findings: "3",
    "findings-by-severity:*": "一般2个、严重1个",
    "findings-by-category:*": expect.stringContaining("履职能力2个") as string,
    "findings-by-township:*": "柳溪镇2个、松岭乡1个",
    "findings-late": "1",
    "findings-closed": "0",
    "findings-closed-share": "0.0%",
  });
});

apiTest("every figure of an inspection has as many rows as it counts", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const { inspectionId } = await aLargeInspection(tx);
  await itsFindings(tx, inspectionId);
  const officer = await as("county", "青岚县");
  const all = await officer.call(figures.catalogue, { query: { roundId, inspectionId } });
  const known = await officer.call(figures.catalogue, { query: { roundId } });
  const own = all.filter(({ code }) => !known.some((one) => one.code === code));
  expect(own.length).toBeGreaterThan(15);
  const counted = own.filter((one) => one.unit !== "" && (one.argument === null || one.scopes.length > 0));
  for (const { code, scopes, unit } of counted) {
    const tokens = scopes.length > 0 ? scopes.map(({ scope }) => `${code}:${scope}`) : [code];
    for (const token of tokens) {
      const opened = await officer.call(figures.rows, { query: { roundId, inspectionId, token, size: 200 } });
      expect([token, unit, opened.value]).toEqual([token, unit, opened.total]);
      expect(opened.rows.every((row) => row.length === opened.columns.length)).toBe(true);
    }
  }
});

apiTest("a circular on no inspection, or on one that has not begun, is refused", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const ask = async (inspectionId?: string) => {
    const body = { id: uuidv7(), roundId, kind: "inspection" as const, inspectionId };
    return (await author.refused(bulletins.create, { body })).detail;
  };
  expect(await ask()).toContain("请选择通报的是哪一次督查");
  const { inspectionId } = await aLargeInspection(tx, "drawn");
  expect(await ask(inspectionId)).toContain("还没有开始");
  expect(await ask(uuidv7())).toContain("督查");
});

apiTest("figures of an inspection are refused in a text that is about none", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const id = uuidv7();
  await author.call(bulletins.create, { body: { id, roundId } });
  const draft = await get(author, id);
  const blocks = [{ kind: "paragraph" as const, text: "督查{{inspected}}个村" }];
  await author.call(bulletins.save, { params: { id }, body: { ...draft, blocks } });
  expect((await get(author, id)).unbound).toMatchObject([{ rule: "unknown-figure" }]);
});
