import { addDays, addMonths, diffDays, type IsoDate } from "#domain/date.ts";
import { evenPlan } from "#domain/projects/works/months.ts";
import type { Tx } from "../../db/db.ts";
import { qiyun } from "../counties.ts";
import type { Timeline } from "../timeline.ts";
import { declarer } from "./hands.ts";
import { insertMany } from "./insert-many.ts";
import { paymentsOf } from "./payments.ts";
import type { DemoProject } from "./plan.ts";
import { reachOf } from "./rows.ts";

const firstOf = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

/** Points a works lies behind its time: most none, some so much that its light says so. */
const behind: Readonly<Record<number, number>> = { 0: 35, 3: 16, 6: 40, 9: 18, 11: 22 };

/** 支付落后于计划的：money that was to be paid by now waits with the county or the bureau of finance. */
const unpaid: readonly number[] = [4, 5];

const texts = [
  [100, "工程全部完工，清理场地。"],
  [70, "主体完成，正在安装设备和收尾。"],
  [35, "主体施工。"],
  [0, "进场备料，基础施工。"],
] as const;

/** 按月计划与实际：planned evenly from start to finish, reported until the month of today. */
export async function loadMonths(tx: Tx, projects: readonly DemoProject[], timeline: Timeline) {
  const started = projects.filter(({ status }) => status === "started");
  const rows = projects.flatMap((project) => {
    const { days } = project;
    if (!days.start) return [];
    const place = started.indexOf(project);
    const late = { percent: behind[place] ?? 0, unpaid: unpaid.includes(place) };
    return monthsOf(project, late, timeline).map((month) => ({
      countyId: qiyun.id,
      projectId: project.id,
      ...month,
      reportedBy: month.actualPercent === null ? null : declarer(project.village.townshipId).accountId,
      reach: reachOf(project),
      version: month.actualPercent === null ? 1 : 2,
    }));
  });
  await insertMany(tx, "projectMonth", rows);
}

interface Late {
  readonly percent: number;
  readonly unpaid: boolean;
}

function monthsOf(project: DemoProject, late: Late, timeline: Timeline) {
  const { days, planned, moneyFen } = project;
  const { today } = timeline;
  const [from, to] = [days.start!, days.completion ?? planned.completion!];
  const plan = evenPlan(from, to, moneyFen);
  const paid = paymentsOf(project, timeline);
  return plan.map(({ month, plannedPercent }, i) => {
    const end = addDays(addMonths(month, 1), -1);
    const reported = month <= firstOf(today);
    const gone = Math.round((100 * (diffDays(from, end < today ? end : today) + 1)) / (diffDays(from, to) + 1));
    const actual = days.completion && i === plan.length - 1 ? 100 : Math.max(2, Math.min(98, gone) - late.percent);
    const text = texts.find(([least]) => actual >= least)![1];
    const waiting = late.unpaid && end > addDays(today, -50) ? Math.floor(moneyFen * 0.0008) * 100 : 0;
    const due = paid.filter(({ paidOn }) => paidOn <= end).reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      month,
      milestone: i === 0 ? "开工" : i === plan.length - 1 ? "完工" : "",
      plannedPercent,
      plannedFen: due + waiting,
      actualPercent: reported ? actual : null,
      actualText: reported ? text : "",
      reportedOn: reported ? (addDays(end, 3) < today ? addDays(end, 3) : today) : null,
    };
  });
}
