import { Drawer, Tabs } from "antd";
import { useState } from "react";
import { reports } from "#contract/reports.ts";
import { useApi } from "../../api/use-api.ts";
import { FigureDetail } from "../composer/FigureDetail.tsx";
import type { Report, Words } from "./report-types.ts";
import { ReportHistory } from "./ReportHistory.tsx";
import { ReportPaper } from "./ReportPaper.tsx";

interface ReportSideProps {
  readonly report: Report;
  readonly words: Words;
}

/** The sheet as it will be printed, where each number opens, and what happened to the report. */
export function ReportSide({ report, words }: ReportSideProps) {
  const [open, setOpen] = useState<string | null>(null);
  const { query } = useApi();
  const { id, values, frozen } = report;
  const ask = (paging: object) => query(reports.figure, { params: { id }, query: { token: open!, ...paging } });
  return (
    <div className="paper-side">
      <Tabs
        items={[
          {
            key: "paper",
            label: frozen ? "正文" : "预览",
            children: <ReportPaper report={report} blocks={words.blocks} values={values} onOpen={setOpen} />,
          },
          { key: "history", label: "办理过程", children: <ReportHistory report={report} /> },
        ]}
      />
      <Drawer
        title={values.find(({ key }) => key === open)?.name ?? "数字来源"}
        open={open !== null}
        size={680}
        destroyOnHidden
        onClose={() => setOpen(null)}
      >
        {open !== null && <FigureDetail ask={ask} />}
      </Drawer>
    </div>
  );
}
