import { caseStatusLabel, clockWords, goalTaskLabel, lightLabel, problemAspectLabel } from "#domain/cases/labels.ts";
import { formatChinese, type IsoDate } from "#domain/date.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import type { Block } from "../office/official-document.ts";
import type { Dossier } from "./reading.ts";

type File = NonNullable<Dossier["cases"]>[number];

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
const left = (header: string, weight: number) => ({ header, align: "left", weight }) as const;
const column = (header: string, weight: number) => ({ header, weight });

/** 整顿转化: every file of the village, the newest first; those that came with another village under its name. */
export function caseBlocks({ cases, lineage, predecessors }: Dossier, today: IsoDate): Block[] {
  if (cases === null) return [];
  const heading: Block = { kind: "heading", level: 1, text: "整顿转化" };
  if (cases.length === 0) return [heading, paragraph("该村没有列入过软弱涣散村党组织整顿名单。")];
  const nameOf = (id: string) => predecessors.find((kin) => kin.id === id)?.name ?? "";
  return [
    heading,
    ...cases.flatMap((file) => [
      {
        kind: "heading" as const,
        level: 2 as const,
        text: `${file.round}${file.opening > 1 ? `（第${file.opening}次建档）` : ""}${
          file.listedId === lineage.id ? "" : `（原${nameOf(file.listedId)}）`
        }`,
      },
      ...fileBlocks(file, today),
    ]),
  ];
}

function fileBlocks(file: File, today: IsoDate): Block[] {
  const { manifestations, problems, goals } = file;
  return [
    paragraph(standing(file)),
    paragraph(manifestations.length === 0 ? "摸排时未登记具体表现。" : `软弱涣散表现：${manifestations.join("；")}。`),
    ...table(
      "问题清单",
      [column("方面", 4), left("问题", 9), column("时限", 5), column("进展", 5)],
      problems.map(({ aspect, text, dueOn, doneOn, light }) => [
        problemAspectLabel[aspect],
        text,
        dueOn ?? "未设",
        doneOn ?? lightLabel[light],
      ]),
    ),
    ...table(
      "目标事项",
      [column("任务", 5), left("目标", 7), left("责任", 5), column("时限", 5), column("进展", 5)],
      goals.map(({ task, text, responsibleUnit, responsiblePerson, dueOn, doneOn, light }) => [
        goalTaskLabel[task],
        text,
        `${responsibleUnit} ${responsiblePerson}`,
        dueOn ?? "未设",
        doneOn ?? lightLabel[light],
      ]),
    ),
    ...outcome(file, today),
  ];
}

/** 审定、建档、时限、环节，in one sentence; and when a clock began earlier, since when. */
function standing(file: File): string {
  const { decisionNumber, decidedOn, level, openedOn, dueOn, status, light, withdrawnOn, merged } = file;
  const first = `${formatChinese(decidedOn)}以${decisionNumber}审定，${levelLabel[level]}，${formatChinese(openedOn)}建档，整顿时限至${formatChinese(dueOn)}`;
  const clock = clockWords(file);
  return `${first}${clock && `；${clock}`}。目前${stateOf({ status, light, withdrawnOn, merged })}。`;
}

function stateOf({ status, light, withdrawnOn, merged }: Pick<File, "status" | "light" | "withdrawnOn" | "merged">) {
  if (withdrawnOn !== null) return `已于${formatChinese(withdrawnOn)}移出整顿名单`;
  if (merged) return "已并入后继村的整顿档案";
  const lit = status === "in-turnaround" && light !== "none" ? `，亮${lightLabel[light]}` : "";
  return `${caseStatusLabel[status]}${lit}`;
}

function outcome(file: File, today: IsoDate): Block[] {
  const { acceptances, checks, lookBacks, delistedOn, delistNumber, consolidationTo, closedOn, relapsedOn } = file;
  const days = [
    delistedOn && `${formatChinese(delistedOn)}销号${delistNumber === "" ? "" : `（${delistNumber}）`}`,
    consolidationTo && `巩固期至${formatChinese(consolidationTo)}`,
    closedOn && `${formatChinese(closedOn)}办结`,
    relapsedOn && `${formatChinese(relapsedOn)}认定反弹，另立新档`,
  ].filter((part) => typeof part === "string");
  return [
    ...table(
      "县级验收",
      [column("日期", 5), column("结果", 3), column("得分", 3), left("民主测评", 6), left("意见", 7)],
      acceptances.map((one) => [
        one.heldOn,
        one.outcome === "passed" ? "合格" : "不合格",
        String(one.points / 100),
        `实到 ${one.present}，满意 ${one.satisfied}，一般 ${one.fair}，不满意 ${one.dissatisfied}`,
        one.opinion,
      ]),
    ),
    ...(days.length === 0 ? [] : [paragraph(`${days.join("，")}。`)]),
    ...table(
      "巩固期检查",
      [column("检查", 4), column("应查日期", 5), column("实查日期", 5), left("情况", 9)],
      checks.map(({ month, dueOn, doneOn, sound, finding }) => [
        `第 ${month} 个月`,
        dueOn,
        doneOn ?? (dueOn <= today ? "已到期，未查" : "未到期"),
        `${sound === null ? "" : sound ? "稳固。" : "有松动。"}${finding}`,
      ]),
    ),
    ...table(
      "回头看",
      [column("日期", 5), column("认定", 4), left("情况", 14)],
      lookBacks.map(({ onDay, relapsed, finding }) => [onDay, relapsed ? "反弹" : "未反弹", finding]),
    ),
  ];
}

function table(
  caption: string,
  columns: Extract<Block, { kind: "table" }>["columns"],
  rows: readonly (readonly string[])[],
): Block[] {
  return rows.length === 0 ? [] : [{ kind: "table", caption, columns, rows }];
}
