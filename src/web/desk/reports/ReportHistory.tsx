import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { reports } from "#contract/reports.ts";
import { reportActionLabel } from "#domain/records/report-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, instant, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { PaperBlocks } from "../composer/PaperBlocks.tsx";
import type { Report } from "./report-types.ts";

/** Each step, and of each handing in the text as it was. */
export function ReportHistory({ report: { id, steps } }: { report: Report }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <Table
        rows={steps}
        rowKey={(row) => row.id}
        empty={<Empty>还没有报送过。</Empty>}
        columns={[
          { head: "时间", cell: (row) => instant(row.at) },
          { head: "办理", cell: (row) => reportActionLabel[row.action] },
          { head: "经办人", cell: (row) => row.by },
          { head: "意见", cell: (row) => row.reason },
          { head: "", cell: (row) => row.action === "submit" && <Open onOpen={() => setOpen(row.id)} /> },
        ]}
      />
      <Drawer title="当时报送的内容" open={open !== null} size={680} destroyOnHidden onClose={() => setOpen(null)}>
        {open !== null && <Submission id={id} stepId={open} />}
      </Drawer>
    </>
  );
}

const Open = ({ onOpen }: { onOpen: () => void }) => (
  <Button size="small" type="link" onClick={onOpen}>
    当时内容
  </Button>
);

function Submission({ id, stepId }: { id: string; stepId: string }) {
  const { data, error } = useQuery(useApi().query(reports.submission, { params: { id, stepId } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  return (
    <article className="report-kept">
      <PaperBlocks blocks={data.blocks} values={data.values} />
    </article>
  );
}
