import { byBytes } from "#domain/inspections/draw/bytes.ts";
import type { DrawnObject } from "#domain/inspections/draw/draw.ts";
import type { DrawFrame } from "#domain/inspections/draw/frame.ts";
import {
  allocationLabel,
  clusterChoiceLabel,
  drawMethodLabel,
  earlierStatusLabel,
  memoryLabel,
} from "#domain/inspections/draw/labels.ts";
import { exclusionSentence } from "#domain/inspections/frame-building.ts";
import type { Check, Verification } from "#domain/inspections/draw/verify.ts";

export interface Table {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** How many rows there are, when not all are shown. */
  readonly all?: number;
}

/** What the page shows of a certificate: small enough to be handed over, whatever the size of the list. */
export interface Summary {
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly facts: readonly (readonly [string, string])[];
  readonly tables: readonly Table[];
  readonly milliseconds: number;
}

export function summaryOf(verified: Verification, milliseconds: number): Summary {
  return {
    passed: verified.passed,
    checks: verified.checks,
    facts: factsOf(verified),
    tables: tablesOf(verified),
    milliseconds,
  };
}

function factsOf({ frame, certificate }: Verification): [string, string][] {
  if (!certificate) return [];
  const officers = certificate.officers.flatMap(({ name, commitment, secret }, i): [string, string][] => [
    [`抽取人${"甲乙"[i] ?? ""}`, name],
    ["　承诺", commitment],
    ["　揭示的口令", secret],
  ]);
  return [
    ...(frame ? frameFacts(frame) : []),
    ["底册 SHA-256", certificate.frameSha256],
    ["底册定格时间", timeText(certificate.frozenAt)],
    ...officers,
    ["公开数字", certificate.publicNumber || "不用"],
    ["种子", certificate.seed],
    ["抽取时间", timeText(certificate.drawnAt)],
    ["结果 SHA-256", certificate.resultSha256],
    ["证书 SHA-256", certificate.sha256],
  ];
}

function frameFacts(frame: DrawFrame): [string, string][] {
  const twoStage: [string, string][] = [
    ["乡镇的抽法", clusterChoiceLabel[frame.clusterChoice]],
    ["各乡镇名额", allocationLabel[frame.allocation]],
  ];
  return [
    ["督查", frame.title],
    ["底册日期", frame.day],
    ["抽取次数", `第 ${frame.number} 次`],
    ["抽取方式", drawMethodLabel[frame.method]],
    ...(frame.method === "two-stage" ? twoStage : []),
    ["近期已查的", memoryLabel[frame.memory]],
    ["底册", `${frame.units.length} 个，${exclusionSentence(frame.exclusions)}`],
    ["公开数字来源", frame.publicSource || "不用公开数字"],
  ];
}

/** Beijing time, whatever the clock of this computer says: the certificate is the same on every one. */
function timeText(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time)
    ? iso
    : `${new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ")}（北京时间）`;
}

const most = 500;

function tablesOf({ frame, result }: Verification): Table[] {
  if (!frame || !result) return [];
  const names = new Map(frame.inspectors.map(({ id, name }) => [id, name]));
  const inspectors = ({ inspectorIds }: DrawnObject) => inspectorIds.map((id) => names.get(id) ?? id).join("、");
  const tables: Table[] = [
    strataTable(frame, result.objects),
    {
      title: "抽中的乡镇",
      heads: ["层", "乡镇", "可抽", "抽取"],
      rows: result.clusters.map(({ stratum, cluster, size, n }) => [stratum, cluster, size, n]),
    },
    {
      title: "抽中的对象和督查人员",
      heads: ["序号", "名称", "层", "乡镇", "督查组", "督查人员", "编号"],
      rows: result.objects.map((one, i) => [
        ...[i + 1, one.name, one.stratum, one.cluster, one.group, inspectors(one), one.unitId],
      ]),
    },
    {
      title: "此前各次抽取",
      heads: ["次数", "结果", "理由", "底册 SHA-256"],
      rows: frame.earlier.map((one) => [one.number, earlierStatusLabel[one.status], one.reason, one.frameSha256]),
    },
    cut({
      title: "剔除的对象",
      heads: ["名称", "理由", "编号"],
      rows: frame.exclusions.map(({ name, reason, id }) => [name, reason, id]),
    }),
    cut(recusalTable(frame, names)),
  ];
  return tables.filter(({ rows }) => rows.length > 0).map(filled);
}

/** Without the columns nobody wrote anything in. */
function filled(table: Table): Table {
  const kept = table.heads.map((_, i) => table.rows.some((row) => row[i] !== ""));
  const heads = table.heads.filter((_, i) => kept[i]);
  return { ...table, heads, rows: table.rows.map((row) => row.filter((_, i) => kept[i])) };
}

function strataTable(frame: DrawFrame, objects: readonly DrawnObject[]): Table {
  const counts = new Map(frame.strata.map(({ name }) => [name, { all: 0, seen: 0 }]));
  for (const { stratum, seen } of frame.units) {
    const count = counts.get(stratum)!;
    count.all += 1;
    if (seen) count.seen += 1;
  }
  const drawn = (name: string) => objects.filter(({ stratum }) => stratum === name).length;
  return {
    title: "各层",
    heads: ["层", "底册", "其中近期已查", "应抽", "抽取"],
    rows: frame.strata.map(({ name, n }) => [name, counts.get(name)!.all, counts.get(name)!.seen, n, drawn(name)]),
  };
}

function recusalTable(frame: DrawFrame, names: ReadonlyMap<string, string>): Table {
  return {
    title: "回避",
    heads: ["督查人员", "对象", "理由"],
    rows: frame.recusals.map((one) => [
      ...[names.get(one.inspectorId) ?? one.inspectorId, nameIn(frame, one.unitId), one.reason],
    ]),
  };
}

/** A frame that was read holds its units in the order of their bytes. */
function nameIn({ units }: DrawFrame, id: string): string {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byBytes(units[middle]!.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return units[low]?.id === id ? units[low]!.name : id;
}

const cut = (table: Table): Table =>
  table.rows.length > most ? { ...table, rows: table.rows.slice(0, most), all: table.rows.length } : table;
