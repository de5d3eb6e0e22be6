import { sql } from "kysely";
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
  const span = diffDays(from, to) + 1;
  return plan.map(({ month, plannedPercent }, i) => {
    const last = i === plan.length - 1;
    const end = addDays(addMonths(month, 1), -1);
    const gone = Math.round((100 * (diffDays(from, end < today ? end : today) + 1)) / span);
    const actual = last && days.completion ? 100 : Math.max(2, Math.min(98, gone) - late.percent);
    const waiting = late.unpaid && end > addDays(today, -50) ? Math.floor(moneyFen * 0.0008) * 100 : 0;
    const due = paid.filter(({ paidOn }) => paidOn <= end).reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      ...{ month, plannedPercent, milestone: milestoneOf(i, last) },
      plannedFen: last && days.settlement ? moneyFen : due + waiting,
      ...reportOf(month, end, actual, today),
    };
  });
}

function milestoneOf(i: number, last: boolean): string {
  if (i === 0) return "开工";
  return last ? "完工" : "";
}

/** Months that have begun are reported: three days after their end, or today. */
function reportOf(month: IsoDate, end: IsoDate, actualPercent: number, today: IsoDate) {
  if (month > firstOf(today)) return { actualPercent: null, actualText: "", reportedOn: null };
  const after = addDays(end, 3);
  const actualText = texts.find(([least]) => actualPercent >= least)![1];
  return { actualPercent, actualText, reportedOn: after < today ? after : today };
}

/** 统筹项目：reported as it was planned, month by month. */
export async function loadPooledMonths(
  tx: Tx,
  project: { readonly id: string; readonly townshipId: string },
  year: number,
) {
  const { rows } = await sql<{ reach: string[] }>`
    select reach from project where county_id = ${qiyun.id} and id = ${project.id}`.execute(tx);
  const [from, to] = [`${year}-06-24`, `${year}-11-20`] as [IsoDate, IsoDate];
  const plan = evenPlan(from, to, 300_000_000);
  const months = plan.map((one, i) => ({
    ...one,
    milestone: milestoneOf(i, i === plan.length - 1),
    ...reportOf(one.month, addDays(addMonths(one.month, 1), -1), one.plannedPercent!, `${year + 1}-01-31` as IsoDate),
    ...{ countyId: qiyun.id, projectId: project.id, reach: rows[0]!.reach, version: 2 },
    reportedBy: declarer(project.townshipId).accountId,
  }));
  await insertMany(tx, "projectMonth", months);
}
