import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { aFinding } from "../../testing/given-findings.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";

onStage();

const request = (outcome: string, version = 1) => ({ version, outcome });
const same =
  "村党支部已按要求补开主题党日活动，制定全年活动计划，明确专人负责，做好会议记录，今后坚持每月固定时间开展。";
const alike =
  "村党支部按要求补开了主题党日活动，制定全年活动计划，明确专人负责，做好会议记录，今后坚持每月固定时间开展活动。";

const hintsSeen = async ({ as }: Stage, id: string) =>
  (await (await as("county", "青岚县")).call(findings.read, { params: { id } })).hints;

apiTest(
  "three asked for on the last day, in nearly the same words, without progress: shown, not decided",
  async (stage) => {
    const township = await stage.as("township", "柳溪镇");
    const all = [];
    for (const [i, outcome] of [same, alike, "完成"].entries()) {
      const finding = await aFinding(stage.tx, { status: "rectifying", dueOn: "2026-11-22", description: `问题${i}` });
      await township.call(findings.request, { params: finding.params, body: request(outcome) });
      all.push(finding);
    }
    const hints = await hintsSeen(stage, all[0]!.id);
    expect(hints.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ["bulk-on-last-day", "期限最后一天，同一人一并申请销号 3 个问题。"],
      ["same-words", "整改结果与另外 1 个问题的文字相同或者几乎相同。"],
      ["without-progress", "本次整改期间没有填写过整改进展，也没有到村检查记录。"],
    ]);
    expect(hints[1]!.findings.map(({ id }) => id)).toEqual([all[1]!.id]);
    const county = await stage.as("county", "青岚县");
    await county.call(findings.check, { params: all[0]!.params, body: { version: 2, text: "" } });
    expect(await township.call(findings.read, { params: all[0]!.params })).toMatchObject({ hints: [] });
  },
);

apiTest("progress written since it was sent back counts, what was written before does not", async (stage) => {
  const township = await stage.as("township", "柳溪镇");
  const county = await stage.as("county", "青岚县");
  const { params, id } = await aFinding(stage.tx, { status: "rectifying", dueOn: "2026-11-20" });
  await township.call(findings.progress, { params, body: { version: 1, text: "已列入计划" } });
  await township.call(findings.request, { params, body: request("已完成", 2) });
  expect((await hintsSeen(stage, id)).map(({ sentence }) => sentence)).toEqual(["申请销号时已超过期限 2 天。"]);
  await county.call(findings.return, { params, body: { version: 3, text: "没有见到记录" } });
  await township.call(findings.start, { params, body: { version: 4 } });
  await township.call(findings.request, { params, body: request("已完成", 5) });
  expect((await hintsSeen(stage, id)).map(({ kind }) => kind)).toEqual(["without-progress", "late"]);
});
