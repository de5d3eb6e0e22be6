import { figuresUsed } from "#domain/figures/text-blocks.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import { printedBlocks, proofValues } from "../figures/printed.ts";
import type { OfficialDocument } from "../office/official-document.ts";
import type { ReportRow } from "./report-queries.ts";
import { isFrozen, nameOf, titleOf } from "./report-reading.ts";

/** 月报 in the dress of an official text, without a head of its own: it goes to the office above and no further. */
export function reportDocument(
  report: ReportRow,
  values: readonly FigureValue[],
  { today, mark }: { today: string; mark?: string },
): OfficialDocument {
  const used = new Set(figuresUsed(report.blocks).map(({ key }) => key));
  return {
    title: titleOf(report),
    body: printedBlocks(
      report.blocks,
      proofValues(
        report.blocks,
        values.filter(({ key }) => used.has(key)),
      ),
    ),
    signature: { agency: nameOf(report), date: report.submittedOn ?? today },
    proof: !isFrozen(report),
    mark,
  };
}
