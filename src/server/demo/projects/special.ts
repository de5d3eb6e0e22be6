import { addDays, type IsoDate } from "#domain/date.ts";
import { declareProject, reviewProject } from "../../projects/bank/declaring.ts";
import { answerObjection } from "../../projects/disclosures/answering.ts";
import { recordObjection } from "../../projects/disclosures/objecting.ts";
import { allocate, recallAllocation } from "../../projects/funds/allocating.ts";
import { approvePayment } from "../../projects/funds/paying.ts";
import { requestPayment } from "../../projects/funds/requesting.ts";
import { askChange, decideChange, haltProject } from "../../projects/works/changes.ts";
import { demoId } from "../ids.ts";
import { approver, county, declarer, reviewer } from "./hands.ts";
import { type Allocation, contractId } from "./money.ts";
import { paymentsOf } from "./payments.ts";
import type { DemoProject } from "./plan.ts";
import { at, type Play } from "./play.ts";

/** Projects of the mass to which something happens besides; each is found by how far it came. */
export function specialOf(projects: readonly DemoProject[]) {
  const of = (status: DemoProject["status"], n: number) => projects.filter((one) => one.status === status)[n]!;
  const lasting = (status: DemoProject["status"]) =>
    projects.find((one) => one.status === status && one.works.assetClass === "public")!;
  return {
    overdue: of("started", 0),
    paused: of("started", 1),
    changed: of("started", 2),
    faulty: of("started", 3),
    blockedPayment: of("started", 4),
    toBePaid: of("started", 5),
    toBeApproved: of("started", 7),
    terminated: of("designed", 0),
    recalled: of("designed", 1),
    objected: of("contracted", 1),
    answered: of("reviewed", 0),
    blockedUse: lasting("banked"),
    returned: of("draft", 0),
    failed: lasting("completed"),
  };
}

export type Special = ReturnType<typeof specialOf>;

const daysAgo = ({ timeline, office }: Play, days: number) => office(addDays(timeline.today, -days));

/** 暂停、变更、终止、收回. */
export async function playStandings(play: Play, special: Special, allocations: readonly Allocation[]) {
  const { tx, as } = play;
  const halt = (project: DemoProject, action: "pause" | "terminate", text: string, on: IsoDate) =>
    as(approver, async () => haltProject(tx, approver, { ...(await at(tx, "project", project.id)), action, text }, on));
  await halt(special.paused, "pause", "施工点上方有滑坡隐患，排险完成前暂停施工。", daysAgo(play, 9));
  await halt(special.terminated, "terminate", "选址与生态保护红线调整范围重叠，经集体研究终止。", daysAgo(play, 12));
  await halt(special.recalled, "terminate", "村民代表会议决定改为流转经营，项目不再实施。", daysAgo(play, 34));
  for (const { id, project, amountFen } of allocations.filter((one) => one.project === special.recalled)) {
    const onDay = daysAgo(play, 20);
    const moving = {
      amountFen,
      onDay,
      document: `栖农领发〔${onDay.slice(0, 4)}〕27号`,
      text: `${project.name}终止，收回未使用资金`,
    };
    await as(county, async () =>
      recallAllocation(tx, county, { ...(await at(tx, "fund_allocation", id)), ...moving }, onDay),
    );
  }
  await playChange(play, special.changed);
}

async function playChange({ tx, as, office, timeline }: Play, { id, village, planned }: DemoProject) {
  const asker = declarer(village.townshipId);
  const changeId = demoId(`change of ${id}`);
  const asked = {
    ...{ id: changeId, projectId: id, reason: "汛期影响基础施工", content: "", newBudgetFen: null },
    newFinishOn: addDays(planned.completion!, 20),
  };
  const now = () => at(tx, "project", id);
  const [on, later] = [-18, -14].map((days) => office(addDays(timeline.today, days))) as [IsoDate, IsoDate];
  await as(asker, async () => askChange(tx, asker, { ...asked, version: (await now()).version }, on));
  const decided = { changeId, decision: "approved" as const, document: `栖农项变〔${later.slice(0, 4)}〕4号` };
  await as(approver, async () =>
    decideChange(tx, approver, { ...(await now()), ...decided, answer: "同意顺延。" }, later),
  );
}

/** 一笔拨付被卡住：asked for, then the project asked for a change; others wait for the county and for the bureau of finance. */
export async function playPayments(play: Play, special: Special, allocations: readonly Allocation[]) {
  const { tx, as } = play;
  await ask(play, special.toBeApproved, allocations, daysAgo(play, 2));
  const approved = await ask(play, special.toBePaid, allocations, daysAgo(play, 4));
  const words = { text: "同意拨付" };
  await as(approver, async () =>
    approvePayment(tx, approver, { ...(await at(tx, "payment", approved)), ...words }, daysAgo(play, 1)),
  );
  const { id, village, moneyFen } = special.blockedPayment;
  await ask(play, special.blockedPayment, allocations, daysAgo(play, 6));
  const asker = declarer(village.townshipId);
  const change = {
    ...{ id: demoId(`change of ${id}`), projectId: id, reason: "地质条件与勘察不符，需增加基础处理" },
    content: "增加基础换填和挡墙 24 米",
    newBudgetFen: Math.ceil((moneyFen * 1.08) / 100_000) * 100_000,
    newFinishOn: null,
  };
  await as(asker, async () =>
    askChange(tx, asker, { ...change, version: (await at(tx, "project", id)).version }, daysAgo(play, 4)),
  );
}

async function ask(
  { tx, as, timeline }: Play,
  project: DemoProject,
  allocations: readonly Allocation[],
  onDay: IsoDate,
) {
  const { id, village, moneyFen } = project;
  const asker = declarer(village.townshipId);
  const paid = paymentsOf(project, timeline).reduce((sum, one) => sum + one.amountFen, 0);
  const amountFen = Math.floor((moneyFen * 0.08) / 10_000) * 10_000;
  let [spent, open] = [paid, amountFen];
  const sources = allocations
    .filter((one) => one.project === project)
    .flatMap((one) => {
      const left = Math.max(0, one.amountFen - spent);
      spent = Math.max(0, spent - one.amountFen);
      const part = Math.min(left, open);
      open -= part;
      return part > 0 ? [{ allocationId: one.id, amountFen: part }] : [];
    });
  const body = { id: demoId(`open payment of ${id}`), projectId: id, contractId: contractId(project), sources };
  const words = { kind: "progress" as const, amountFen, onDay, text: "", papers: "工程进度表、监理意见" };
  await as(asker, () => requestPayment(tx, asker, { ...body, ...words }, onDay));
  return body.id;
}

/** 触及负面清单：the county arranged it, and a second person of the county has to look at the use. */
export async function playBlockedUse(
  play: Play,
  { blockedUse, recalled }: Special,
  allocations: readonly Allocation[],
) {
  const { tx, as } = play;
  const batch = allocations.find((one) => one.project === recalled)!.batch;
  const onDay = daysAgo(play, 3);
  const body = {
    ...{ id: demoId(`blocked allocation to ${blockedUse.id}`), fundId: batch.id, projectId: blockedUse.id },
    ...{ useCode: "U06", useName: "村级公共服务", purpose: "配套修建文化广场和宣传栏" },
    document: "",
    onDay,
    amountFen: 5_000_000,
  };
  await as(county, () => allocate(tx, county, body, onDay));
}

const noticeId = ({ id }: DemoProject, step: string, level: string) => demoId(`notice ${step} ${level} of ${id}`);

/** 公示异议：one waits for its answer and holds the start, another was answered. */
export async function playObjections(play: Play, { objected, answered }: Special) {
  const { tx, as, timeline } = play;
  const against = async (project: DemoProject, notice: string, text: string, receivedOn: IsoDate) => {
    const hand = reviewer(project.village.townshipId);
    const id = demoId(`objection to ${project.id}`);
    const who = { name: "卞某田", phone: "13900002001" };
    const said = { id, receivedOn, channel: "phone" as const, text, ...who };
    await as(hand, () => recordObjection(tx, hand, notice, said, receivedOn));
    return { id, hand };
  };
  await against(
    objected,
    noticeId(objected, "before-start", "village"),
    "施工便道要占用我家承包地，没有商量补偿，请说明占用面积和补偿办法。",
    addDays(timeline.today, -1),
  );
  const on = addDays(answered.days.declare!, 4);
  const text = "受益范围没有包括五组，请说明原因。";
  const { id, hand } = await against(answered, noticeId(answered, "declaration", "village"), text, on);
  const answer = {
    id: demoId(`answer to ${id}`),
    result: "partly" as const,
    text: "五组离取水点较远，管网分两期铺设。",
  };
  await as(hand, () =>
    answerObjection(tx, hand, id, { ...answer, done: "已将五组列入下一期建设内容并在村内说明。" }, addDays(on, 3)),
  );
}

/** 退回修改的：declared, and sent back by another person of the township. */
export async function playReturned({ tx, as, timeline }: Play, { returned }: Special) {
  const { id, village, days } = returned;
  const [writer, checker] = [declarer(village.townshipId), reviewer(village.townshipId)];
  const now = () => at(tx, "project", id);
  const on = days.draft!;
  await as(writer, async () => declareProject(tx, writer, { ...(await now()), text: "" }, on));
  const said = { conclusion: "return" as const, points: {}, text: "概算偏高，与邻村同类项目比较后重新核定。" };
  const later = addDays(on, 2) < timeline.today ? addDays(on, 2) : timeline.today;
  await as(checker, async () => reviewProject(tx, checker, { ...(await now()), ...said }, later));
}
