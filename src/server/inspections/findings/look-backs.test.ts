import { createHash } from "node:crypto";
import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { lotsOf } from "#domain/inspections/draw/lots.ts";
import { sampleSize } from "#domain/inspections/finding-look-back.ts";
import { sealAudit } from "../../audit/seal.ts";
import { record } from "../../audit/record.ts";
import { aColleague } from "../../testing/given-case-steps.ts";
import { aFinding, fixerAccount } from "../../testing/given-findings.ts";
import { apiTest, onStage, type Stage, today } from "../../testing/api-test.ts";
import { countyClerk, qinglan } from "../../testing/cast.ts";
import { drawLookBacks } from "./sampling.ts";
import { sha256 } from "../../sha256.ts";

onStage();

const seen = (over: object = {}) => ({
  id: uuidv7(),
  version: 1,
  onDay: "2026-11-20",
  visitors: "县委组织部 王某",
  text: "到村查看会议记录",
  result: "fixed" as const,
  ...over,
});

async function aSeal({ tx, ground }: Stage) {
  await record(tx, countyClerk, { verb: "finding.read", countyId: qinglan, subjectId: "x", detail: {} });
  await ground.gate.write({ system: "audit" }, sealAudit);
}

apiTest("fallen back, it is rectified again: the clock goes on, and it is counted", async ({ as, tx }) => {
  const finding = await aFinding(tx, { status: "closed", dueOn: "2026-11-16" });
  const inspector = await as("inspector");
  const body = seen({ result: "fallen-back" });
  await inspector.call(findings.lookBack, { params: finding.params, body });
  const page = await inspector.call(findings.read, { params: finding.params });
  expect(page).toMatchObject({
    status: "rectifying",
    clockFrom: "2026-11-02",
    dueOn: "2026-11-16",
    reopened: 1,
    light: "red",
    closedOn: null,
    outcome: "已补开两次主题党日，建立月度计划",
  });
  expect(page.lookBacks).toMatchObject([{ result: "fallen-back", drawn: false }]);
  const again = await inspector.refused(findings.lookBack, { params: finding.params, body: seen({ version: 2 }) });
  expect(again.reasons[0]?.rule).toBe("look-back-not-closed");
});

apiTest(
  "it is made by nobody who rectified, checked or closed it, after the closing and not ahead of time",
  async ({ as, tx }) => {
    const finding = await aFinding(tx, { status: "checked" });
    const closer = await aColleague(tx, "county", "青岚县");
    await closer.caller.call(findings.close, { params: finding.params, body: { version: 1, text: "" } });
    const own = await closer.caller.refused(findings.lookBack, {
      params: finding.params,
      body: seen({ version: 2, onDay: today }),
    });
    expect(own.reasons.map(({ rule }) => rule)).toEqual(["look-back-by-judge"]);
    const county = await as("county", "青岚县");
    const rules = async (onDay: string) =>
      (
        await county.refused(findings.lookBack, { params: finding.params, body: seen({ version: 2, onDay }) })
      ).reasons.map(({ rule }) => rule);
    expect(await rules("2026-11-23")).toEqual(["look-back-in-future"]);
    expect(await rules("2026-11-21")).toEqual(["look-back-before-closing"]);
    await county.call(findings.lookBack, { params: finding.params, body: seen({ version: 2, onDay: today }) });
    const hand = await aFinding(tx, { status: "closed", hands: [fixerAccount.township, countyClerk.accountId] });
    expect((await county.refused(findings.lookBack, { params: hand.params, body: seen() })).reasons[0]?.rule).toBe(
      "look-back-by-hand",
    );
  },
);

apiTest("once a month the program draws, by the last seal, and anybody can draw it again", async (stage) => {
  const { tx, ground, as } = stage;
  for (let i = 0; i < 30; i += 1) await aFinding(tx, { status: "closed", closedOn: "2026-08-01" });
  await aFinding(tx, { status: "closed", closedOn: "2026-10-01" });
  await aFinding(tx, { status: "rectifying" });
  expect(await drawLookBacks(ground, qinglan, today)).toBe(null);
  await aSeal(stage);
  expect(await drawLookBacks(ground, qinglan, today)).toBe(3);
  expect(await drawLookBacks(ground, qinglan, "2026-11-30")).toBe(null);
  const inspector = await as("inspector");
  const list = await inspector.call(findings.lookBacks, { query: {} });
  expect(list.total).toBe(3);
  const [sample] = list.samples;
  expect(sample).toMatchObject({ month: "2026-11-01", drawn: 3, of: 30 });
  const hex = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(sample!.frameSha256).toBe(hex(sample!.frame));
  expect(sample!.seed).toBe(hex(sample!.frameSha256 + sample!.sealHash));
  const ids = [...sample!.frame.matchAll(/^finding\t(\S+)/gmu)].map(([, id]) => id!);
  const again = lotsOf(sha256, sample!.seed).first(ids, sampleSize({ percent: 10, atLeast: 2 }, 30), (id) => id);
  expect(list.rows.map(({ findingId }) => findingId).toSorted()).toEqual(again.toSorted());
  const [first] = list.rows;
  const township = await as("township", "柳溪镇");
  const ofFixer = { params: { id: first!.findingId } };
  expect((await township.call(findings.read, ofFixer)).lookBacks).toEqual([]);
  await inspector.call(findings.lookBack, { ...ofFixer, body: seen({ id: first!.id }) });
  expect((await township.call(findings.read, ofFixer)).lookBacks).toMatchObject([{ drawn: true, result: "fixed" }]);
  const twice = await inspector.refused(findings.lookBack, { ...ofFixer, body: seen({ id: first!.id }) });
  expect(twice.reasons[0]?.rule).toBe("look-back-done");
  expect((await inspector.call(findings.lookBacks, { query: { done: "1" } })).total).toBe(1);
});

apiTest("a drawn look-back belongs to its own finding", async (stage) => {
  const { tx, ground, as } = stage;
  for (let i = 0; i < 3; i += 1) await aFinding(tx, { status: "closed", closedOn: "2026-08-01" });
  await aSeal(stage);
  await drawLookBacks(ground, qinglan, today);
  const inspector = await as("inspector");
  const { rows } = await inspector.call(findings.lookBacks, { query: {} });
  const [one, other] = rows;
  const crossed = await inspector.refused(findings.lookBack, {
    params: { id: one!.findingId },
    body: seen({ id: other!.id }),
  });
  expect(crossed.code).toBe("not-found");
});
