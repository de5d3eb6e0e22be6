import {
  goalFieldLabel,
  goalTaskLabel,
  lightLabel,
  problemAspectLabel,
  caseStatusLabel,
} from "#domain/cases/labels.ts";
import type { IsoDate } from "#domain/date.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import type { SheetModel } from "../office/write-table.ts";
import type { CaseItem, GoalRow, ProblemRow } from "./items.ts";
import { type LightLines, litLine } from "./lights.ts";
import type { CaseRow } from "./queries.ts";
import { shownCase } from "./sheet.ts";

export interface Ledger {
  readonly cases: readonly CaseRow[];
  readonly problems: readonly ProblemRow[];
  readonly goals: readonly GoalRow[];
}

/** 整改台账: the list as on the screen, and behind it every line of every file. */
export function ledgerSheets({ cases, problems, goals }: Ledger, lines: LightLines, mark?: string): SheetModel[] {
  const note = `数据截至 ${lines.today}，共 ${cases.length} 个村（社区）。时限按工作日历计算。`;
  const sheets = [
    caseSheetModel(cases, lines, note),
    problemSheet(problems, cases, lines),
    goalSheet(goals, cases, lines),
  ];
  return mark === undefined ? sheets : sheets.map((sheet) => ({ ...sheet, title: `${sheet.title}（${mark}）` }));
}

const place = ["县（市、区）", "乡镇（街道）", "村（社区）"].map((header) => ({ header }));
const dates = [{ header: "完成时限", kind: "date" }, { header: "办结日期", kind: "date" }, { header: "亮灯" }] as const;

function caseSheetModel(cases: readonly CaseRow[], lines: LightLines, note: string): SheetModel {
  return {
    name: "整改台账",
    title: "软弱涣散村党组织整顿整改台账",
    note,
    columns: [
      { header: "序号", kind: "integer" },
      ...place,
      ...["管理级别", "亮灯", "环节"].map((header) => ({ header })),
      { header: "已销号（项）", kind: "integer" },
      { header: "任务总数（项）", kind: "integer" },
      { header: "时间进度（%）", kind: "integer" },
      { header: "下一节点", kind: "date" },
      { header: "距下一节点（工作日）", kind: "integer" },
      { header: "建档日期", kind: "date" },
      { header: "整顿完成时限", kind: "date" },
      { header: "审定文号" },
      { header: "轮次" },
    ],
    rows: cases
      .map((row) => shownCase(row, lines))
      .map((row, index) => [
        index + 1,
        ...placeOf(row),
        levelLabel[row.level],
        lightLabel[row.light],
        caseStatusLabel[row.status],
        row.done,
        row.total,
        row.elapsedPercent,
        row.nextDue,
        row.nextDays,
        row.openedOn,
        row.dueOn,
        row.decisionNumber,
        row.round,
      ]),
  };
}

function problemSheet(problems: readonly ProblemRow[], cases: readonly CaseRow[], lines: LightLines): SheetModel {
  return {
    name: "问题清单",
    title: "问题清单",
    columns: [...place, ...["方面", "问题", "根源", "佐证"].map((header) => ({ header })), ...dates],
    rows: inOrder(problems, cases, (file, one) => [
      ...placeOf(file),
      problemAspectLabel[one.aspect],
      one.text,
      one.rootCause,
      one.evidence,
      ...datesOf(file, one, lines),
    ]),
  };
}

function goalSheet(goals: readonly GoalRow[], cases: readonly CaseRow[], lines: LightLines): SheetModel {
  const words = ["领域", "任务", "目标事项", "措施", "责任单位", "责任人"];
  return {
    name: "目标事项",
    title: "目标事项",
    columns: [...place, ...words.map((header) => ({ header })), ...dates],
    rows: inOrder(goals, cases, (file, one) => [
      ...placeOf(file),
      goalFieldLabel[one.field],
      goalTaskLabel[one.task],
      one.text,
      one.measure,
      one.responsibleUnit,
      one.responsiblePerson,
      ...datesOf(file, one, lines),
    ]),
  };
}

const placeOf = ({ county, township, village }: CaseRow) => [county, township, village];

const datesOf = (file: CaseRow, item: CaseItem, lines: LightLines): (IsoDate | string | null)[] => [
  item.dueOn,
  item.doneOn,
  lightLabel[litLine(lines, file.countyId, item).shown],
];

function inOrder<Item extends CaseItem, Row>(
  items: readonly Item[],
  cases: readonly CaseRow[],
  rowOf: (file: CaseRow, item: Item) => Row,
): Row[] {
  const byCase = Map.groupBy(items, (item) => item.caseId);
  return cases.flatMap((file) => (byCase.get(file.id) ?? []).map((item) => rowOf(file, item)));
}
