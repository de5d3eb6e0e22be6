import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, InputNumber } from "antd";
import { useState } from "react";
import type { Result } from "#contract/route.ts";
import { inspections } from "#contract/inspections.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { type Column, ConfirmButton, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Inspection } from "./contract-types.ts";

type Candidate = Result<typeof inspections.candidates>["rows"][number];
type Groups = ReadonlyMap<string, number>;

/** 全覆盖或点名：which place goes to which group, without a draw. */
export function NameObjects({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const [groups, setGroups] = useState<Groups>(new Map());
  const params = { id: inspection.id };
  const { data, error } = useQuery(useApi().query(inspections.candidates, { params }));
  const refresh = [inspections.get, inspections.list, inspections.objects, inspections.candidates];
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const save = useWrite(inspections.name, { refresh, onDone });
  const ask = useWrite(inspections.askWaiver, { refresh, onDone: () => toast("已申请，请另一名县级人员同意。") });
  const put = (id: string, group: number | null) => {
    const next = new Map(groups);
    if (group === null) next.delete(id);
    else next.set(id, group);
    setGroups(next);
  };
  const known = [...new Set(inspection.memberList.map(({ groupNumber }) => groupNumber))].toSorted((a, b) => a - b);
  const first = known[0] ?? 1;
  const spread = () => setGroups(new Map(data?.rows.map(({ id }, at) => [id, known[at % known.length] ?? first])));
  const objects = [...groups].map(([subjectId, groupNumber]) => ({ subjectId, groupNumber }));
  return (
    <>
      <ProblemNote problem={error ?? save.problem ?? ask.problem} />
      <div className="filters">
        <Button onClick={spread}>全部列入，按组平均分配</Button>
        <Button
          type="primary"
          loading={save.sending}
          onClick={() => save.send({ params, body: { version: inspection.version, objects } })}
        >
          保存（{objects.length} 个）
        </Button>
      </div>
      <Table
        rows={data?.rows}
        rowKey={(row) => row.id}
        columns={columnsOf(groups, first, put, data?.cap ?? null, (villageId, reason) =>
          ask.send({ params, body: { villageId, reason } }),
        )}
      />
    </>
  );
}

function columnsOf(
  groups: Groups,
  first: number,
  put: (id: string, group: number | null) => void,
  cap: number | null,
  ask: (id: string, reason: string) => void,
): Column<Candidate>[] {
  return [
    {
      head: "列入",
      width: 60,
      cell: ({ id, name }) => (
        <Checkbox
          aria-label={`列入${name}`}
          checked={groups.has(id)}
          onChange={({ target }) => put(id, target.checked ? first : null)}
        />
      ),
    },
    { head: "对象", cell: (row) => row.name },
    {
      head: "组别",
      width: 90,
      cell: ({ id, name }) =>
        groups.has(id) && (
          <InputNumber
            aria-label={`${name}的组别`}
            size="small"
            min={1}
            max={200}
            precision={0}
            value={groups.get(id)!}
            onChange={(group) => put(id, group ?? first)}
          />
        ),
    },
    ...visitColumns(cap, ask),
  ];
}

const visitColumns = (cap: number | null, ask: (id: string, reason: string) => void): Column<Candidate>[] => [
  { head: "本月已查（次）", cell: (row) => row.visits, align: "end", width: 110 },
  {
    head: "超次数",
    width: 120,
    cell: ({ id, visits }) =>
      cap !== null &&
      visits >= cap && (
        <ConfirmButton
          size="small"
          question={`该村本月到村督查已达 ${visits} 次，确需前往的，由另一名县级人员同意。`}
          reason={{ label: "理由", min: 4 }}
          onConfirm={(reason) => ask(id, reason)}
        >
          申请列入
        </ConfirmButton>
      ),
  },
];
