import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { projectGates } from "#contract/project-gates.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { DateField, Light, ProblemNote, Table, toast, Waiting } from "../../../ui/index.ts";
import { AdjustForm } from "./AdjustForm.tsx";
import { afterGate, type GatesPage } from "./gate-types.ts";

/** 倒排: every gate ahead counted back from the finish, shown before it is kept; one gate may be set by hand afterwards. */
export function ScheduleForm({ page, onClose }: { page: GatesPage; onClose: () => void }) {
  const [finishOn, setFinishOn] = useState(page.planFinishOn);
  const { data, error, isPending } = useQuery({
    ...useApi().query(projectGates.preview, { params: { id: page.id }, query: { finishOn: finishOn ?? undefined } }),
    enabled: finishOn !== null,
  });
  const save = useWrite(projectGates.schedule, {
    refresh: afterGate,
    onDone: () => {
      toast("关口计划已保存。");
      onClose();
    },
  });
  return (
    <div className="pass-schedule">
      <label>
        完工日期
        <DateField value={finishOn} onChange={setFinishOn} label="完工日期" />
      </label>
      <ProblemNote problem={save.problem ?? (finishOn === null ? null : error)} />
      {finishOn !== null && isPending && <Waiting lines={6} />}
      {data && (
        <>
          <p className="pass-sentence">
            {data.late && <Light colour="red" word="来不及" />} {data.sentence}
            {!data.known && "　所涉年份的放假安排尚未公布，暂按周一至周五计算。"}
          </p>
          <Table
            short
            rows={data.days}
            rowKey={({ gate }) => gate}
            columns={[
              { head: "关口", cell: ({ gate }) => gateLabel[gate] },
              { head: "最迟开始", cell: ({ startOn }) => startOn },
              { head: "最迟办完", cell: (one) => one.finishOn },
            ]}
          />
          <Button
            type="primary"
            loading={save.sending}
            onClick={() => save.send({ params: { id: page.id }, body: { version: page.version, finishOn: finishOn! } })}
          >
            保存为关口计划
          </Button>
        </>
      )}
      <AdjustForm page={page} onClose={onClose} />
    </div>
  );
}
