import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { Links, Plan } from "./contract-types.ts";

type Parent = Links["parents"][number];

/** Lines of the wider plan, each taken over with one press; its date only where it lies in this plan. */
export function PickTasks({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { data, error } = useQuery(
    useApi().query(plans.links, { params: { id: plan.teamId }, query: { planId: plan.id } }),
  );
  const add = useWrite(planTasks.add, { refresh: [plans.read, plans.links] });
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const take = ({ id: parentId, text, dueOn }: Parent) =>
    add.send({
      params: { id: plan.id },
      body: {
        id: uuidv7(),
        text,
        owner: "",
        dueOn: dueOn !== null && dueOn >= plan.from && dueOn <= plan.to ? dueOn : null,
        parentId,
        problemId: null,
        goalId: null,
        majorItemId: null,
      },
    });
  return (
    <>
      <ProblemNote problem={add.problem} />
      <Table<Parent>
        rows={data.parents}
        rowKey={(row) => row.id}
        empty={<Empty>上级计划中还没有任务。</Empty>}
        columns={[
          { head: "任务", cell: (row) => <div className="plan-text">{row.text}</div>, width: 330 },
          { head: "时限", cell: (row) => row.dueOn ?? "未定", width: 104 },
          {
            head: "",
            cell: (row) =>
              row.used ? (
                "已列入"
              ) : (
                <Button size="small" disabled={add.sending} onClick={() => take(row)}>
                  列入
                </Button>
              ),
            width: 80,
          },
        ]}
      />
      <Button className="plan-save" onClick={onClose}>
        完成选取
      </Button>
    </>
  );
}
