import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, type Caller, onStage, raw, today } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import {
  aConfirmedRound,
  aDraft,
  aProblem,
  approve,
  aSecondOfficer,
  issue,
  number,
} from "../testing/given-bulletins.ts";
import { aDecision } from "../testing/given-cases.ts";

onStage();

const body = (version: number) => ({ version, documentNumber: number, issuedOn: today });
const get = (caller: Caller, id: string) => caller.call(bulletins.get, { params: { id } });

async function aSubmitted(tx: Tx, author: Caller) {
  const { roundId, cases } = await aConfirmedRound(tx);
  const id = await aDraft(author, roundId);
  const { version } = await author.call(bulletins.submit, { params: { id }, body: { version: 1 } });
  return { id, version, caseId: cases.松坡, roundId };
}

const oneMore = (tx: Tx, caseId: string) =>
  aProblem(tx, { caseId, townshipId: townshipIds.松岭乡, villageId: villageIds.松坡, dueOn: "2027-06-30" });

apiTest(
  "a figure that moves after the approval stops the publication until it is approved again",
  async ({ as, tx }) => {
    const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
    const { id, version, caseId } = await aSubmitted(tx, author);
    const approved = await approve(second, id, version);
    expect((await get(second, id)).can.approve).toBe(false);
    await oneMore(tx, caseId);

    const told = await author.refused(bulletins.publish, { params: { id }, body: body(approved.version) });
    const sentences = told.reasons.map(({ sentence }) => sentence);
    expect(sentences[0]).toBe("审核之后数字有变化，请审核人重新审核后再印发。");
    expect(sentences).toContain("审核之后，“问题清单条数”由“2”变为“3”。");
    const seen = await get(second, id);
    expect(seen.moved).toContainEqual({ key: "problems", name: "问题清单条数", before: "2", after: "3" });
    expect(seen.can.approve).toBe(true);

    const again = await approve(second, id, approved.version);
    expect(await author.call(bulletins.publish, { params: { id }, body: body(again.version) })).toMatchObject({
      status: "published",
    });
    const kept = await tx.selectFrom("bulletinApproval").select(["version", "figures"]).orderBy("version").execute();
    const problemsAt = kept.map(
      ({ figures }) => (figures as { key: string; display: string }[]).find(({ key }) => key === "problems")!.display,
    );
    expect(problemsAt).toEqual(["2", "3"]);
    await raw("set local role zhucun_app");
    await raw("set local app.counties = ',99-qinglan,'");
    await raw("savepoint hand");
    await expect(raw("update bulletin_approval set figures = '[]'")).rejects.toThrow(/permission denied/);
  },
);

apiTest("who approves says yes to the numbers on the screen, and to no others", async ({ as, tx }) => {
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const { id, version, caseId } = await aSubmitted(tx, author);
  const { figuresMark } = await get(second, id);
  await oneMore(tx, caseId);
  const told = await second.refused(bulletins.approve, { params: { id }, body: { version, figuresMark } });
  expect(told.detail).toBe("打开页面以后数字又有变化，请刷新核对后再审核。");
  expect(await approve(second, id, version)).toMatchObject({ status: "approved" });
});

apiTest("an approval without a change is not given twice", async ({ as, tx }) => {
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const { id, version } = await aSubmitted(tx, author);
  const approved = await approve(second, id, version);
  const { figuresMark } = await get(second, id);
  const again = await second.refused(bulletins.approve, {
    params: { id },
    body: { version: approved.version, figuresMark },
  });
  expect(again.reasons.map(({ rule }) => rule)).toEqual(["already-approved"]);
  const late = await second.refused(bulletins.approve, { params: { id }, body: { version, figuresMark } });
  expect(late.code).toBe("stale");
});

apiTest("an approver whose office was taken away in between approves nothing", async ({ as, tx }) => {
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const { id, version } = await aSubmitted(tx, author);
  const { figuresMark } = await get(second, id);
  const { id: account } = await tx
    .selectFrom("account")
    .select("id")
    .where("name", "=", "青岚县审核人")
    .executeTakeFirstOrThrow();
  await tx.updateTable("roleGrant").set({ revokedAt: new Date() }).where("accountId", "=", account).execute();
  const told = await second.refused(bulletins.approve, { params: { id }, body: { version, figuresMark } });
  expect(told.code).toBe("not-signed-in");
  expect((await get(author, id)).status).toBe("submitted");
});

apiTest("a village taken off the list moves the open draft, and no word of what was published", async ({ as, tx }) => {
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const { roundId, cases } = await aConfirmedRound(tx);
  const published = await aDraft(author, roundId);
  await issue(author, second, published);
  const open = await aDraft(author, roundId);
  const { decisionId } = await tx.selectFrom("caseFile").select("decisionId").executeTakeFirstOrThrow();
  await aDecision(tx, { roundId, villages: { 松坡: "rejected" }, correctsId: decisionId, decidedOn: "2026-04-01" });
  await tx.updateTable("caseFile").set({ withdrawnOn: "2026-04-01" }).where("id", "=", cases.松坡).execute();

  const casesIn = async (id: string) => (await get(author, id)).values.find(({ key }) => key === "cases")!.display;
  expect([await casesIn(published), await casesIn(open)]).toEqual(["2", "1"]);
  const opened = await author.call(bulletins.figure, { params: { id: published }, query: { token: "cases" } });
  expect(opened.rows.map((row) => row[1])).toEqual(["上梨峪村", "松坡村"]);
});

apiTest("a text is compared with the last one of its kind, a correction with what it corrects", async ({ as, tx }) => {
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const { roundId } = await aConfirmedRound(tx);
  const first = await aDraft(author, roundId);
  await issue(author, second, first);
  const compared = async (over: { kind?: "progress"; correctsId?: string }) => {
    const id = uuidv7();
    await author.call(bulletins.create, { body: { id, roundId, ...over } });
    return { id, against: (await author.call(bulletins.difference, { params: { id } })).against };
  };
  const progress = await compared({ kind: "progress" });
  expect(progress.against).toBeNull();
  expect((await get(author, progress.id)).title).toMatch(/整顿进展情况的通报$/);
  await issue(author, second, progress.id, "青组发〔2026〕13号");
  expect((await compared({})).against?.id).toBe(first);
  expect((await compared({ kind: "progress" })).against?.id).toBe(progress.id);
  expect((await compared({ correctsId: first })).against?.id).toBe(first);
});

apiTest("a breakdown opens to the rows of all its parts, live and frozen alike", async ({ as, tx }) => {
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const { roundId } = await aConfirmedRound(tx);
  const id = await aDraft(author, roundId);
  const open = () => author.call(bulletins.figure, { params: { id }, query: { token: "problems-by-aspect:*" } });
  const live = await open();
  expect(live).toMatchObject({ display: "班子建设2条", value: 2, total: 2, name: "问题清单条数（按方面分列）" });
  await issue(author, second, id);
  expect((await open()).rows).toEqual(live.rows);
});

apiTest("a paragraph of 100,000 characters is refused with what to do", async ({ as, tx }) => {
  const author = await as("county", "青岚县");
  const id = await aDraft(author, (await aConfirmedRound(tx)).roundId);
  const { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme } = await get(author, id);
  const words = { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme };
  const blocks = [{ kind: "paragraph" as const, text: "字".repeat(100_000) }];
  const told = await author.refused(bulletins.save, { params: { id }, body: { ...words, blocks } });
  expect(told.reasons).toMatchObject([{ at: "blocks.0.text", sentence: "每段不能超过 4000 个字，请分段" }]);
});
