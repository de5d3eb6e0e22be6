import { Button, Drawer } from "antd";
import { useState } from "react";
import { Card, Empty, Table } from "../../../ui/index.ts";
import { wanCell } from "../../funds/money-words.ts";
import { MonthPlanForm } from "./MonthPlanForm.tsx";
import { MonthReportForm } from "./MonthReportForm.tsx";
import { type MonthRow, monthWord, type Works } from "./works-types.ts";

/** 按月进度: both are cumulative, up to the end of the month. */
export function MonthsCard({ works }: { works: Works }) {
  const [open, setOpen] = useState<"plan" | "report" | null>(null);
  const close = () => setOpen(null);
  const { months, can, startedOn, finishedOn } = works;
  return (
    <Card
      title="按月进度"
      note={[startedOn && `${startedOn} 开工`, finishedOn && `${finishedOn} 完工`].filter(Boolean).join("　")}
    >
      {can.record && (
        <div className="works-acts no-print">
          <Button type="primary" onClick={() => setOpen("report")}>
            填报实际进度
          </Button>
          <Button onClick={() => setOpen("plan")}>{months.length > 0 ? "修改按月计划" : "排定按月计划"}</Button>
        </div>
      )}
      <Table
        short
        rows={months}
        rowKey={({ month }) => month}
        empty={<Empty>还没有按月计划和进度。</Empty>}
        columns={[
          { head: "月份", cell: ({ month }) => monthWord(month), width: 110 },
          { head: "节点", cell: ({ milestone }) => milestone },
          { head: "工程进度（累计）", cell: (row) => <Bars row={row} />, width: 260 },
          { head: "计划支付（万元，累计）", align: "end", cell: ({ plannedFen }) => fenWords(plannedFen) },
          { head: "实际拨付（万元，累计）", align: "end", cell: ({ paidFen }) => fenWords(paidFen) },
          { head: "进展", cell: ({ actualText, reportedBy }) => [actualText, reportedBy].filter(Boolean).join("　") },
        ]}
      />
      <Drawer
        title={open === "plan" ? "按月计划" : "填报实际进度"}
        open={open !== null}
        onClose={close}
        size={open === "plan" ? 760 : 560}
        destroyOnHidden
      >
        {open === "plan" && <MonthPlanForm works={works} onClose={close} />}
        {open === "report" && <MonthReportForm works={works} onClose={close} />}
      </Drawer>
    </Card>
  );
}

const fenWords = (fen: number | null) => (fen === null ? "" : wanCell(fen));

/** Planned above, actual below, with the numbers beside them. */
function Bars({ row: { plannedPercent, actualPercent } }: { row: MonthRow }) {
  const behind = plannedPercent !== null && actualPercent !== null && actualPercent < plannedPercent;
  return (
    <div className="works-bars">
      <Bar word="计划" percent={plannedPercent} look="plan" />
      <Bar word={behind ? "实际 ▲" : "实际"} percent={actualPercent} look={behind ? "late" : "done"} />
    </div>
  );
}

interface BarProps {
  readonly word: string;
  readonly percent: number | null;
  readonly look: "plan" | "done" | "late";
}

const Bar = ({ word, percent, look }: BarProps) => (
  <>
    <span className="works-bar-word">{word}</span>
    <span className="works-track">
      <span className={`works-fill works-fill-${look}`} style={{ inlineSize: `${percent ?? 0}%` }} />
    </span>
    <span className="num">{percent === null ? "－" : `${percent}%`}</span>
  </>
);
