import { formatChinese } from "#domain/date.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import { monthSpan } from "#domain/records/report.ts";
import type { FigureValue } from "../composer/composer-types.ts";
import { PaperBlocks } from "../composer/PaperBlocks.tsx";
import type { Report } from "./report-types.ts";

interface ReportPaperProps {
  readonly report: Pick<Report, "title" | "name" | "asOf" | "frozen" | "year" | "month">;
  readonly blocks: readonly Block[];
  readonly values: readonly FigureValue[];
  readonly onOpen: (key: string) => void;
}

/** An A4 sheet without a head: it goes to the office above and no further. */
export function ReportPaper({ report, blocks, values, onOpen }: ReportPaperProps) {
  const { title, name, asOf } = report;
  return (
    <>
      <p className="paper-note no-print">{noteOf(report)}</p>
      <article className="paper report-paper" aria-label="月报预览">
        <h2 className="paper-title">{title}</h2>
        <PaperBlocks blocks={blocks} values={values} onOpen={onOpen} />
        <p className="paper-sign">
          <span>{name}</span>
          <span>{formatChinese(asOf)}</span>
        </p>
      </article>
    </>
  );
}

/** What the numbers are of. The month goes on after a report was handed in before its end. */
function noteOf({ asOf, frozen, ...month }: ReportPaperProps["report"]): string {
  const early = asOf < monthSpan(month).to;
  const afterwards = "报送以后至月末的工作计入全县同期数字，不再计入本月报。";
  if (frozen) return `数字为 ${asOf} 报送时的数字，点开可看口径和明细。${early ? afterwards : ""}`;
  return `数字为 ${asOf} 的实时数字，点开可看口径和明细；报送时定格。${early ? afterwards : ""}`;
}
