import { Button } from "antd";
import { useState } from "react";
import { recordKindLabel } from "#domain/records/labels.ts";
import type { RecordKind } from "#domain/records/record.ts";
import { lineText } from "#domain/records/report-text.ts";
import { Card, Empty } from "../../ui/index.ts";
import type { BlockEdit } from "../composer/draft.ts";
import type { Report, Words } from "./report-types.ts";

interface LinePickerProps {
  readonly report: Report;
  readonly blocks: Words["blocks"];
  readonly edit: (edit: BlockEdit) => void;
}

const shownFirst = 8;

/** What the month's entries offer; one press puts a line behind the last of 重点工作. */
export function LinePicker({ report: { lines, teamId }, blocks, edit }: LinePickerProps) {
  const [all, setAll] = useState(false);
  const inText = new Set(blocks.flatMap((block) => (block.kind === "paragraph" ? block.text : [])));
  const offered = lines.map((line) => ({
    ...line,
    written: lineText({ ...line, village: teamId === null ? line.village : undefined }),
  }));
  const left = offered.filter(({ written }) => !inText.has(written));
  const put = (written: string) =>
    edit({ kind: "insert", at: placeOf(blocks), block: { kind: "paragraph", text: written } });
  return (
    <Card title="本月纪实" note="选入“重点工作”" padded>
      {left.length === 0 && <Empty>{lines.length === 0 ? "本月纪实没有写文字的内容。" : "本月纪实都已选入。"}</Empty>}
      <ul className="report-lines">
        {left.slice(0, all ? undefined : shownFirst).map(({ id, kind, written }) => (
          <li key={id}>
            <span>
              <b>{recordKindLabel[kind as RecordKind]}</b>
              {written}
            </span>
            <Button size="small" onClick={() => put(written)}>
              选入
            </Button>
          </li>
        ))}
      </ul>
      {!all && left.length > shownFirst && (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          显示全部
        </Button>
      )}
    </Card>
  );
}

/** Behind the last paragraph of 重点工作; where the author has taken that heading out, at the end. */
function placeOf(blocks: Words["blocks"]): number {
  const from = blocks.findIndex((block) => block.kind === "heading1" && block.text.includes("重点工作"));
  if (from === -1) return blocks.length;
  const next = blocks.findIndex((block, at) => at > from && block.kind === "heading1");
  return next === -1 ? blocks.length : next;
}
