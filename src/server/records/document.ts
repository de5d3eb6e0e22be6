import { maskNameBriefly, maskPhone } from "#domain/masking.ts";
import { countLabel, leaderKindLabel, meetingLabel, recordKindLabel } from "#domain/records/labels.ts";
import { counts } from "#domain/records/record.ts";
import type { SheetModel } from "../office/write-table.ts";
import type { RecordRow } from "./queries.ts";

/** 纪实表：the list as filtered, oldest first as a ledger is read. Contacts stay masked: a sheet travels. */
export function recordSheet(rows: readonly RecordRow[], note: string, mark?: string): SheetModel {
  return {
    name: "纪实",
    title: mark === undefined ? "驻村工作纪实" : `驻村工作纪实（${mark}）`,
    note,
    columns: [
      { header: "日期", kind: "date" },
      { header: "乡镇（街道）" },
      { header: "村（社区）" },
      { header: "种类" },
      { header: "会议、领导" },
      { header: "内容", width: 60 },
      ...counts.map((count) =>
        count === "moneyFen"
          ? ({ header: "金额（元）", kind: "decimal" } as const)
          : ({ header: `${countLabel[count].name}（${countLabel[count].unit}）`, kind: "integer" } as const),
      ),
      { header: "关联事项", width: 30 },
      { header: "附件（个）", kind: "integer" },
      { header: "需回访" },
    ],
    rows: rows
      .toReversed()
      .map((row) => [
        row.onDay,
        row.township,
        row.village,
        recordKindLabel[row.kind],
        occasionOf(row),
        row.text,
        ...counts.map((count) => amountOf(row, count)),
        row.problem?.text ?? row.goal?.text ?? row.task?.text ?? "",
        row.files.length || null,
        contactOf(row),
      ]),
  };
}

function amountOf(row: RecordRow, count: (typeof counts)[number]): number | null {
  if (row[count] === 0) return null;
  return count === "moneyFen" ? row.moneyFen / 100 : row[count];
}

function occasionOf({ meeting, leader }: RecordRow): string {
  if (meeting) return meetingLabel[meeting];
  return leader ? `${leaderKindLabel[leader.kind]}${leader.name}` : "";
}

function contactOf({ contact }: RecordRow): string {
  if (!contact) return "";
  const state = contact.closedOn === null ? "待回访" : `${contact.closedOn}已回访`;
  return `${maskNameBriefly(contact.name)} ${contact.phone ? maskPhone(contact.phone) : ""} ${contact.followUp}（${state}）`;
}
