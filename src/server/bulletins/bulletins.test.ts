import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { apiTest, onStage, raw, today } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import {
  aConfirmedRound,
  aDraft,
  aProblem,
  aSecondOfficer,
  issue,
  number,
  approve,
} from "../testing/given-bulletins.ts";

onStage();

const wordsOf = (bulletin: Awaited<ReturnType<typeof get>>) => {
  const { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks } = bulletin;
  return { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks };
};
const get = (caller: Awaited<ReturnType<typeof aSecondOfficer>>, id: string) =>
  caller.call(bulletins.get, { params: { id } });

apiTest("a draft is made from the template with every number alive", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const draft = await get(author, await aDraft(author, roundId));
  expect(draft.blocks.filter(({ kind }) => kind === "heading1")).toHaveLength(4);
  expect(draft.title).toMatch(/^关于第三轮 .*软弱涣散村党组织排查确定情况的通报$/);
  expect(draft.unbound).toEqual([]);
  const value = (key: string) => draft.values.find((one) => one.key === key)?.display;
  expect([value("confirmed"), value("confirmed-share"), value("problems-by-aspect:*")]).toEqual([
    "2",
    "66.7%",
    "班子建设2条",
  ]);
  expect(draft).toMatchObject({ frozen: false, asOf: today, can: { edit: true, submit: true, approve: false } });
  expect((await author.call(bulletins.list, { query: {} })).map(({ status }) => status)).toEqual(["draft"]);
});

apiTest("frozen stays when a case changes, and the next draft shows the difference", async ({ as, tx }) => {
  const { roundId, cases } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const first = await aDraft(author, roundId);
  expect(await issue(author, second, first)).toMatchObject({ status: "published" });

  await aProblem(tx, {
    caseId: cases.松坡,
    townshipId: townshipIds.松岭乡,
    villageId: villageIds.松坡,
    dueOn: "2026-10-01",
  });
  await tx.updateTable("village").set({ name: "松坡新村" }).where("matchName", "=", "松坡").execute();

  const published = await get(author, first);
  expect(published).toMatchObject({ frozen: true, documentNumber: number, issuedOn: today, asOf: today });
  expect(published.values.find(({ key }) => key === "problems")!.display).toBe("2");
  const open = (id: string) => author.call(bulletins.figure, { params: { id }, query: { token: "problems" } });
  const frozen = await open(first);
  expect(frozen).toMatchObject({ value: 2, total: 2, frozen: true, name: "问题清单条数" });
  expect(frozen.definition).toContain("不含已删去的");
  expect(frozen.rows.map((row) => row[1])).toEqual(["上梨峪村", "松坡村"]);

  const next = await aDraft(author, roundId);
  const live = await open(next);
  expect(live).toMatchObject({ value: 3, frozen: false });
  expect(live.rows.map((row) => row[1])).toEqual(["上梨峪村", "松坡新村", "松坡新村"]);

  const draft = await get(author, next);
  const blocks = [...draft.blocks, { kind: "paragraph" as const, text: "请各乡镇认真对照。" }];
  await author.call(bulletins.save, { params: { id: next }, body: { ...wordsOf(draft), blocks } });
  const difference = await author.call(bulletins.difference, { params: { id: next } });
  expect(difference.against).toMatchObject({ id: first, documentNumber: number });
  expect(difference.figures).toEqual([
    { key: "problems", name: "问题清单条数", before: "2", after: "3" },
    { key: "problems-by-aspect:*", name: "问题清单条数（按方面分列）", before: "班子建设2条", after: "班子建设3条" },
    { key: "problems-overdue", name: "逾期未解决问题条数", before: "1", after: "2" },
  ]);
  expect(difference.blocks).toEqual([
    { kind: "added", before: null, after: { kind: "paragraph", text: "请各乡镇认真对照。" } },
  ]);
});

apiTest("the author approves neither by the screen nor in the database", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const id = await aDraft(author, roundId);
  const { version } = await author.call(bulletins.submit, { params: { id }, body: { version: 1 } });
  const { figuresMark } = await get(author, id);
  const told = await author.refused(bulletins.approve, { params: { id }, body: { version, figuresMark } });
  expect(told.reasons.map(({ rule }) => rule)).toEqual(["approver-is-author"]);

  const sign = asApplication("update bulletin set approved_by = created_by, status = 'approved' where id = $1", [id]);
  await expect(sign).rejects.toThrow(/check constraint/);
});

apiTest("what is published changes by no hand, and its figures neither", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  const { version } = await issue(author, second, id);
  const again = { version, documentNumber: "青组发〔2026〕13号", issuedOn: today };
  const told = await author.refused(bulletins.publish, { params: { id }, body: again });
  expect(told.reasons.map(({ rule }) => rule)).toEqual(["wrong-status"]);
  expect(
    (await second.refused(bulletins.return, { params: { id }, body: { version, reason: "再改" } })).reasons[0]!.rule,
  ).toBe("wrong-status");
  const edited = await author.refused(bulletins.save, {
    params: { id },
    body: { ...wordsOf(await get(author, id)), title: "另一个标题" },
  });
  expect(edited.reasons[0]!.rule).toBe("not-in-draft");

  const updated = await asApplication("update bulletin set title = '改' where id = $1", [id]);
  expect(updated.numAffectedRows).toBe(0n);
  await expect(asApplication("update bulletin_figure set value = 0", [])).rejects.toThrow(/permission denied/);
  await expect(asApplication("delete from bulletin_row", [])).rejects.toThrow(/permission denied/);
  await expect(asApplication("delete from bulletin where id = $1", [id])).rejects.toThrow(/permission denied/);
});

apiTest("two who approve at once: one is told that it is done", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second, third] = [await as("county", "青岚县"), await aSecondOfficer(tx), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  const { version } = await author.call(bulletins.submit, { params: { id }, body: { version: 1 } });
  const results = await Promise.allSettled([second, third].map((one) => approve(one, id, version)));
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await tx.selectFrom("bulletin").select("version").executeTakeFirst()).toEqual({ version: version + 1 });
});

apiTest("a failing renderer leaves nothing behind", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  const submitted = await author.call(bulletins.submit, { params: { id }, body: { version: 1 } });
  const approved = await approve(second, id, submitted.version);
  await tx.updateTable("bulletin").set({ fontScheme: "没有的字体" }).execute();
  const asked = { version: approved.version, documentNumber: number, issuedOn: today };
  await expect(author.call(bulletins.publish, { params: { id }, body: asked })).rejects.toThrow(/500/);
  const left = await tx.selectFrom("bulletin").select(["status", "documentNumber", "issuedOn"]).executeTakeFirst();
  expect(left).toEqual({ status: "approved", documentNumber: "", issuedOn: null });
  for (const table of ["bulletinFigure", "bulletinRow", "bulletinDocument"] as const)
    expect(await tx.selectFrom(table).select("countyId").execute()).toEqual([]);
  const trail = await tx.selectFrom("audit").select("detail").where("subjectId", "=", id).execute();
  expect(trail.map(({ detail }) => (detail as { action: string }).action)).not.toContain("publish");

  await tx.updateTable("bulletin").set({ fontScheme: "仿宋" }).execute();
  const { version } = await get(author, id);
  const body = { version, documentNumber: number, issuedOn: today };
  expect(await author.call(bulletins.publish, { params: { id }, body })).toMatchObject({ status: "published" });
});

apiTest("an unknown token is refused with a sentence at every gate", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const id = await aDraft(author, roundId);
  const draft = wordsOf(await get(author, id));
  const blocks = [{ kind: "paragraph" as const, text: "共{{villagers}}个，柳溪镇{{confirmed-by-township:王家镇}}个" }];
  const { version } = await author.call(bulletins.save, { params: { id }, body: { ...draft, blocks } });
  expect((await get(author, id)).unbound.map(({ sentence }) => sentence)).toEqual([
    "“{{villagers}}”不在指标目录之内，请从目录中选取。",
    "“{{confirmed-by-township:王家镇}}”所写范围不存在，请从目录中选取。",
  ]);
  const told = await author.refused(bulletins.submit, { params: { id }, body: { version } });
  expect(told.code).toBe("refused");
  expect(told.detail).toContain("不在指标目录之内");
});

apiTest("a return carries its reason back and takes the approval away", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  const params = { id };
  const submitted = await author.call(bulletins.submit, { params, body: { version: 1 } });
  const approved = await approve(second, id, submitted.version);
  expect(
    (await second.refused(bulletins.return, { params, body: { version: approved.version, reason: " " } })).code,
  ).toBe("invalid");
  await second.call(bulletins.return, { params, body: { version: approved.version, reason: "下步要求太空" } });
  const back = await get(author, id);
  expect(back).toMatchObject({ status: "draft", approver: null, returnReason: "下步要求太空", can: { edit: true } });
  expect((await get(second, id)).can).toMatchObject({ edit: false, approve: false });
});

apiTest("only the author writes, and an old version overwrites nothing", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  const words = wordsOf(await get(author, id));
  const foreign = await second.refused(bulletins.save, { params: { id }, body: words });
  expect(foreign.reasons[0]!.rule).toBe("only-author-edits");
  await author.call(bulletins.save, { params: { id }, body: { ...words, title: "甲" } });
  expect((await author.refused(bulletins.save, { params: { id }, body: { ...words, title: "乙" } })).code).toBe(
    "stale",
  );
  expect((await get(author, id)).title).toBe("甲");
});

/** As the program's own role in the database, with the reach of the county. */
async function asApplication(text: string, values: unknown[]) {
  await raw("savepoint hand");
  await raw("set local role zhucun_app");
  await raw("set local app.counties = ',99-qinglan,'");
  try {
    return await raw(text, values);
  } finally {
    await raw("rollback to savepoint hand");
  }
}
