import type { IsoDate } from "#domain/date.ts";
import {
  partLabel,
  scaleLabel,
  sourceLabel,
  stateLabel,
  statusLabel,
  subjectLabel,
} from "#domain/evaluation/labels.ts";
import { pointsText } from "#domain/evaluation/rounding.ts";
import { commonItems, minusCode, plusCode, type Scheme } from "#domain/evaluation/scheme.ts";
import type { ScoredItem } from "#domain/evaluation/score.ts";
import type { Settled } from "#domain/evaluation/settle.ts";
import { dayOf } from "../clock.ts";
import type { Block, OfficialDocument } from "../office/official-document.ts";
import type { SheetModel, TableValue } from "../office/write-table.ts";
import type { EvaluationRow } from "./queries.ts";
import type { Line } from "./reading.ts";

interface Printed {
  readonly row: EvaluationRow;
  readonly today: IsoDate;
  readonly mark: string | undefined;
}

const noteOf = ({ row, today }: Printed) =>
  `${row.from} 至 ${row.to}，${row.scheme.title}，${scaleLabel[row.scheme.scale]}；${statusLabel[row.status]}${row.status === "scoring" ? `，取数至 ${today}` : ""}。按乡镇、村序列出，不排名次。`;

/** A township is its own place and stands once. */
const placeHeads = ({ subject }: EvaluationRow) =>
  subject === "township" ? [subjectLabel.township] : ["乡镇（街道）", subjectLabel[subject]];
const placeCells = (
  { subject }: EvaluationRow,
  { township, name }: { readonly township: string; readonly name: string },
) => (subject === "township" ? [name] : [township, name]);

/** 得分表 and, on a second sheet, the explanation of every item. */
export function scoreSheets(printed: Printed, lines: readonly Line[]): SheetModel[] {
  const { row, mark } = printed;
  const title = `${row.title}得分表${mark === undefined ? "" : `（${mark}）`}`;
  const { scheme } = row;
  const columns = [
    ...commonItems(scheme).map(({ code, item }) => ({ code, header: `${item.name}（${item.points}）` })),
    ...scheme.plus.items.map(({ name }, i) => ({ code: plusCode(i), header: `加分：${name}` })),
    ...scheme.minus.items.map(({ name }, i) => ({ code: minusCode(i), header: `扣分：${name}` })),
  ];
  return [
    {
      name: "得分表",
      title,
      note: noteOf(printed),
      columns: [
        ...placeHeads(row).map((header) => ({ header })),
        ...columns.map(({ header }) => ({ header, kind: "decimal" as const })),
        ...["共性指标", "差异化目标", "加分", "扣分", "得分"].map((header) => ({ header, kind: "decimal" as const })),
        { header: "等次" },
        { header: "说明" },
      ],
      rows: lines.map((line) => [...placeCells(row, line.subject), ...scoreCells(columns, line)]),
    },
    reasonSheet(row, lines),
  ];
}

function reasonSheet(row: EvaluationRow, lines: readonly Line[]): SheetModel {
  return {
    name: "逐项说明",
    title: `${row.title}逐项说明`,
    columns: [
      ...[...placeHeads(row), "部分", "指标", "项目", "来源", "状态"].map((header) => ({
        header,
      })),
      { header: "满分", kind: "decimal" },
      { header: "得分", kind: "decimal" },
      { header: "理由", width: 60 },
    ],
    rows: lines.flatMap(({ subject, score }) =>
      score.items.map((item) => [
        ...placeCells(row, subject),
        partLabel[item.part],
        item.indicator,
        item.name,
        sourceLabel[item.source],
        stateLabel[item.state],
        item.of / 100,
        shownPoints(item),
        item.because,
      ]),
    ),
  };
}

const shownPoints = ({ state, points }: ScoredItem) => (state === "scored" ? points / 100 : null);

function scoreCells(columns: readonly { readonly code: string }[], { subject, score }: Line): TableValue[] {
  const points = new Map(score.items.map((item) => [item.code, shownPoints(item)]));
  const complete = score.pending.length === 0 && subject.mergedInto === "";
  return [
    ...columns.map(({ code }) => points.get(code) ?? null),
    score.common / 100,
    score.differentiated / 100,
    score.plus / 100,
    score.minus / 100,
    complete ? score.total / 100 : null,
    score.grade,
    [score.gradeBecause, ...score.vetoes.map(({ name, because }) => `${name}：${because}`)].filter(Boolean).join("；"),
  ];
}

/** 评分表 of one subject: every item with its points and the reason. */
export function subjectDocument(
  { row, today, mark }: Printed,
  name: string,
  township: string,
  score: Settled,
): OfficialDocument {
  const { scheme } = row;
  return {
    title: `${row.title}评分表`,
    body: [
      headBlock(row, name, township),
      heading("逐项得分"),
      itemBlock(score.items),
      heading("得分计算"),
      paragraph(sumText(scheme, score)),
      ...(score.vetoes.length === 0
        ? []
        : [heading("否决情形"), ...score.vetoes.map((one) => paragraph(`${one.name}：${one.because}。`))]),
      paragraph(`评分依据：${scheme.title}（${scaleLabel[scheme.scale]}），${statusLabel[row.status]}。`),
    ],
    signature: { agency: `中共${row.county}委组织部`, date: row.frozenAt === null ? today : dayOf(row.frozenAt) },
    proof: row.status !== "frozen",
    mark,
  };
}

const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });

function headBlock(row: EvaluationRow, name: string, township: string): Block {
  return {
    kind: "table",
    columns: [
      ...placeHeads(row).map((header) => ({ header, weight: 3.5 })),
      { header: "轮次", weight: 3 },
      { header: "考核期", weight: 6.4 },
    ],
    rows: [[...placeCells(row, { township, name }), row.round, `${row.from} 至 ${row.to}`]],
  };
}

function itemBlock(items: readonly ScoredItem[]): Block {
  return {
    kind: "table",
    columns: [
      { header: "指标", align: "left", weight: 3 },
      { header: "项目", align: "left", weight: 4.4 },
      { header: "满分", align: "right", weight: 2.2 },
      { header: "得分", align: "right", weight: 2.2 },
      { header: "理由", align: "left", weight: 8.6 },
    ],
    rows: items.map((item, i) => [
      items[i - 1]?.indicator === item.indicator ? "" : item.indicator,
      item.name,
      item.state === "not-applicable" ? "—" : pointsText(item.of),
      item.state === "scored" ? pointsText(item.points) : stateLabel[item.state],
      item.because,
    ]),
  };
}

function sumText(scheme: Scheme, { because, total, pending, grade, gradeBecause }: Settled): string {
  if (pending.length > 0) return `${because}；还有 ${pending.length} 项没有评分，暂不合计。`;
  const said = [grade === "" ? "" : `等次：${grade}`, gradeBecause].filter(Boolean).join("，");
  return `${because}。合计 ${pointsText(total)} 分（${scaleLabel[scheme.scale]}）。${said === "" ? "" : `${said}。`}`;
}
