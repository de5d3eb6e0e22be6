import { addDays, type IsoDate } from "#domain/date.ts";
import { passGate } from "../../projects/gates/passing.ts";
import { checkQuality, mendFault } from "../../projects/works/checks.ts";
import { holdMeeting } from "../../projects/works/meetings.ts";
import { demoId } from "../ids.ts";
import { county, declarer, departmentIn } from "./hands.ts";
import { at, type Play } from "./play.ts";
import type { Special } from "./special.ts";

/** 逾期的开了协调会，质量问题在整改，初验没有通过的等复验. */
export async function playWorks(play: Play, special: Special) {
  await meet(play, special);
  await check(play, special);
  await fail(play, special);
}

const daysAgo = ({ timeline, office }: Play, days: number) => office(addDays(timeline.today, -days));

async function meet(play: Play, { overdue }: Special) {
  const { tx, as, timeline } = play;
  const heldOn = daysAgo(play, 11);
  const { id, version } = await at(tx, "project", overdue.id);
  const meeting = {
    ...{ id: demoId(`meeting on ${id}`), projectId: id, version, heldOn },
    chair: "县委农村工作领导小组办公室",
    attendees: "县财政局、县住房城乡建设局、乡镇（街道）、施工单位",
    matter: "工期逾期，材料和班组不足",
    decision: "增派一个班组，剩余工程量按周报进度；仍不能完工的按合同处理。",
    responsible: "乡镇（街道）分管负责同志",
    dueOn: addDays(timeline.today, 20),
  };
  await as(county, () => holdMeeting(tx, county, meeting, heldOn));
}

async function check(play: Play, { faulty, paused }: Special) {
  const { tx, as, timeline } = play;
  const found = async (project: Special["faulty"], checkedOn: IsoDate, text: string) => {
    const by = departmentIn(project.sectorId);
    const { id, version } = await at(tx, "project", project.id);
    const words = { checkers: "安某民、乐某", part: "基础和主体", conclusion: "faults" as const, text };
    const days = { checkedOn, dueOn: addDays(timeline.today, 9) };
    const row = { id: demoId(`quality check of ${id}`), projectId: id, version, ...days, ...words };
    await as(by, () => checkQuality(tx, by, row, checkedOn));
    return row.id;
  };
  await found(paused, daysAgo(play, 13), "边坡开挖未放坡，未设截水沟。");
  const qualityCheckId = await found(faulty, daysAgo(play, 12), "部分钢构件防腐涂层厚度不足。");
  const by = declarer(faulty.village.townshipId);
  const mendedOn = daysAgo(play, 5);
  const mended = { qualityCheckId, mendedOn, text: "已除锈补涂，监理复测合格。" };
  await as(by, async () => mendFault(tx, by, { ...(await at(tx, "project", faulty.id)), ...mended }, mendedOn));
}

async function fail(play: Play, { failed }: Special) {
  const { tx, as, office } = play;
  const by = departmentIn(failed.sectorId);
  const onDay =
    office(play.timeline.today) > failed.days.completion! ? office(play.timeline.today) : failed.days.completion!;
  const members = ["县农业农村局", "县财政局", "县住房城乡建设局"].map((unit, i) => ({
    name: `${"倪汤滕"[i]!}某`,
    unit,
    post: "科员",
  }));
  const { id, version } = await at(tx, "project", failed.id);
  const passing = {
    projectId: id,
    version,
    id: demoId(`failed acceptance of ${id}`),
    onDay,
    document: "",
    evidence: [],
  };
  const text = "计量设备未调试，限十日内完成后申请复验。";
  const facts = { gate: "preliminary-acceptance" as const, result: "fail" as const, members };
  await as(by, () => passGate(tx, by, { ...passing, text, facts }, onDay));
}
