import { expect } from "vitest";
import { disclosures } from "#contract/disclosures.ts";
import { funds } from "#contract/funds.ts";
import { publicDisclosures } from "#contract/public-disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage, today } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aBatch, anAllocation } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const notice = (over: object = {}) => ({
  noticeId: uuidv7(),
  fromOn: today,
  places: "县人民政府网站",
  issuer: "县财政局",
  principle: "优先安排产业项目。",
  ...over,
});

async function anAllocated({ tx }: Pick<Stage, "tx">) {
  const batch = await aBatch(tx);
  const near = await aProject(tx, { name: "烘干厂房", villages: { 前柳庄: 1 }, status: "banked" });
  const next = await aProject(tx, { name: "机耕路", villages: { 松坡: 1 }, status: "banked" });
  await anAllocation(tx, { batchId: batch.id, projectId: near.id, amountFen: 30_000_000 });
  await anAllocation(tx, { batchId: batch.id, projectId: next.id, amountFen: 12_345_600 });
  return { batch, near };
}

apiTest(
  "who shares money out makes known from where it came, by which principle and what each project got",
  async (stage) => {
    const { batch } = await anAllocated(stage);
    const county = await stage.as("county", "青岚县");
    const body = notice();
    const requestId = uuidv7();
    const { untilOn } = await county.call(funds.announce, { params: batch.params, body, requestId });
    expect(await county.call(funds.announce, { params: batch.params, body })).toEqual({ untilOn });
    const page = await county.call(funds.read, { params: batch.params, query: {} });
    expect(page.notice).toMatchObject({ id: body.noticeId, fromOn: today, untilOn, changed: false, objections: 0 });
    const shown = await stage.nobody.call(publicDisclosures.get, { params: { countyId: qinglan, id: body.noticeId } });
    expect(shown.lines.map(({ word }) => word)).toEqual(["资金名称", "资金文件", "资金规模", "分配原则", "分配结果"]);
    expect(shown.lines.at(-1)!.text.split("\n")).toEqual([
      "安排 2 笔，共 42.3456 万元。",
      expect.stringMatching(/^1\. .*万元。$/u),
      expect.stringMatching(/^2\. .*万元。$/u),
    ]);
    expect(shown.lines.at(-1)!.text).toContain("烘干厂房（柳溪镇），");
    const paper = await county.call(disclosures.paper, { params: { id: body.noticeId } });
    expect(paper.fileName).toContain("分配结果的公示.docx");
  },
);

apiTest(
  "money that is shared out otherwise afterwards is made known anew; the old notice comes down",
  async (stage) => {
    const { batch, near } = await anAllocated(stage);
    const county = await stage.as("county", "青岚县");
    const first = notice();
    await county.call(funds.announce, { params: batch.params, body: first });
    await anAllocation(stage.tx, { batchId: batch.id, projectId: near.id, amountFen: 100 });
    const moved = await county.call(funds.read, { params: batch.params, query: {} });
    expect(moved.notice).toMatchObject({ id: first.noticeId, changed: true });
    const second = notice();
    await county.call(funds.announce, { params: batch.params, body: second });
    const page = await county.call(funds.read, { params: batch.params, query: {} });
    expect(page.notice).toMatchObject({ id: second.noticeId, changed: false });
    const old = await county.call(disclosures.read, { params: { id: first.noticeId } });
    expect(old.withdrawnOn).toBe(today);
  },
);

apiTest("nothing shared out, a day to come, another office: no notice", async (stage) => {
  const empty = await aBatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const none = await county.refused(funds.announce, { params: empty.params, body: notice() });
  expect(none.reasons.map(({ rule }) => rule)).toEqual(["nothing-allocated"]);
  const { batch } = await anAllocated(stage);
  const early = await county.refused(funds.announce, { params: batch.params, body: notice({ fromOn: "2026-12-31" }) });
  expect(early.reasons.map(({ rule }) => rule)).toEqual(["in-the-future"]);
  const township = await stage.as("township", "柳溪镇");
  expect((await township.refused(funds.announce, { params: batch.params, body: notice() })).code).toBe("forbidden");
  await county.call(funds.announce, { params: batch.params, body: notice() });
  const theirs = await township.call(funds.read, { params: batch.params, query: {} });
  expect(theirs).toMatchObject({ notice: { fromOn: today }, announcing: null });
});
