import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { visits } from "#contract/visits.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, qinglan } from "../../testing/cast.ts";
import { aFinding, aFindingBody, aHanding, fixerAccount } from "../../testing/given-findings.ts";
import { aVisitBody, aVisitedInspection } from "../../testing/given-visits.ts";

onStage();

const { shipped } = ruleShapes["finding-types"];

/** 青岚县 reviews what is lasting every twenty working days, and has words of its own. */
async function ownRule({ tx }: Pick<Stage, "tx">) {
  const lasting = { days: 20, counted: "working" as const };
  const severities = { slight: "三类", ordinary: "二类", serious: "一类" };
  const content = JSON.stringify({ ...shipped, severities, terms: { ...shipped.terms, lasting } });
  const made = { title: "问题整改", basis: "青组发〔2026〕9号", validFrom: "2026-11-01", madeBy: accountIdOf(5) };
  await tx
    .insertInto("ruleVersion")
    .values({ countyId: qinglan, code: "finding-types", version: 1, content, ...made })
    .execute();
}

apiTest("what is lasting is reviewed as the county counts: in working days where it says so", async (stage) => {
  await ownRule(stage);
  const finding = await aFinding(stage.tx, { type: "lasting" });
  const county = await stage.as("county", "青岚县");
  const township = await stage.as("township", "柳溪镇");
  const { params } = finding;
  await county.call(findings.assign, { body: { findings: [{ id: finding.id, version: 1 }], ...aHanding() } });
  await township.call(findings.start, { params, body: { version: 2 } });
  await county.call(findings.review, { params, body: { version: 3, text: "保持" } });
  const page = await county.call(findings.read, { params });
  // Twenty working days from Sunday, 22 November.
  expect(page).toMatchObject({ dueOn: "2026-12-18", reviewDays: 20 });
});

apiTest(
  "the county's words for severity stand on the list, the page, the ledger's forms and the visit",
  async (stage) => {
    await ownRule(stage);
    const finding = await aFinding(stage.tx);
    const county = await stage.as("county", "青岚县");
    const { rows } = await county.call(findings.list, { query: {} });
    expect(rows[0]!.severityWord).toBe("二类");
    expect((await county.call(findings.read, { params: finding.params })).severityWord).toBe("二类");
    expect((await county.call(findings.choices, { query: {} })).severities.serious).toBe("一类");
    expect((await county.call(visits.choices, { query: {} })).severities.serious).toBe("一类");
  },
);

apiTest("a finding of an inspection is registered once that has begun, and of one that is there", async (stage) => {
  const { inspectionId } = await aVisitedInspection(stage.tx);
  const county = await stage.as("county", "青岚县");
  const send = (over: object) => county.refused(findings.register, { body: aFindingBody(over) });
  expect((await send({ inspectionId: uuidv7() })).code).toBe("not-found");
  await stage.tx.updateTable("inspection").set({ status: "drawn" }).execute();
  expect((await send({ inspectionId })).reasons[0]?.rule).toBe("inspection-not-begun");
  await stage.tx.updateTable("inspection").set({ status: "finished" }).execute();
  await county.call(findings.register, { body: aFindingBody({ inspectionId }) });
});

apiTest("nobody writes a finding into somebody else's visit past the visit itself", async (stage) => {
  const ground = await aVisitedInspection(stage.tx);
  const inspector = await stage.as("inspector");
  const { id: visitId } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  const county = await stage.as("county", "青岚县");
  await county.call(findings.register, { body: { ...aFindingBody(), visitId } as never });
  expect((await inspector.call(visits.read, { params: { id: visitId } })).findings).toEqual([]);
});

apiTest("who sends evidence along has a hand in it, in the database, too", async (stage) => {
  const finding = await aFinding(stage.tx, { status: "assigned" });
  const township = await stage.as("township", "柳溪镇");
  const file = new Blob(["%PDF-1.4\n%%EOF"]);
  const sent = { params: finding.params, query: { fileId: uuidv7() }, file, fileName: "会议记录.pdf" };
  await township.call(findings.attach, sent);
  const row = await stage.tx
    .selectFrom("finding")
    .where("id", "=", finding.id)
    .select(["hands", "version"])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ hands: [fixerAccount.township], version: 1 });
});

apiTest("a visit given up, or made by telephone, is no visit to the village", async (stage) => {
  const ground = await aVisitedInspection(stage.tx);
  const inspector = await stage.as("inspector");
  const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  await inspector.call(visits.discard, { params: { id }, body: { version: 1, reason: "选错了村" } });
  const { params } = await aFinding(stage.tx, { status: "close-requested" });
  const kinds = async () => (await inspector.call(findings.read, { params })).hints.map(({ kind }) => kind);
  expect(await kinds()).toEqual(["without-progress"]);
  await stage.tx
    .updateTable("visit")
    .set({ status: "submitted", submittedAt: "2026-11-20T08:00:00Z", submittedBy: accountIdOf(15) })
    .execute();
  expect(await kinds()).toEqual([]);
});
