import { plans } from "#contract/plans.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, ProblemNote, toast } from "../../ui/index.ts";
import { useToday } from "./use-today.ts";
import type { Plan } from "./contract-types.ts";

/** 批准、村内公示、报县备案: three days of an approved plan; the last two are noted here. */
export function PlanDays({ plan }: { plan: Plan }) {
  const today = useToday();
  const refresh = [plans.read, plans.list, plans.team];
  const onDone = () => toast("已登记。");
  const post = useWrite(plans.post, { refresh, onDone });
  const file = useWrite(plans.file, { refresh, onDone });
  if (plan.status !== "approved") return null;
  const { id, version, approvedOn } = plan;
  const params = { id };
  const limits = { earliest: approvedOn ?? undefined, latest: today || undefined };
  return (
    <Card title="批准、公示和备案" padded>
      <ProblemNote problem={post.problem ?? file.problem} />
      <dl className="plan-days">
        <div>
          <dt>乡镇批准</dt>
          <dd>{approvedOn}</dd>
        </div>
        <div>
          <dt>村内公示</dt>
          <dd>
            {plan.can.post ? (
              <DateField
                label="村内公示日期"
                value={plan.postedOn}
                onChange={(postedOn) => post.send({ params, body: { version, postedOn } })}
                {...limits}
              />
            ) : (
              (plan.postedOn ?? "尚未公示")
            )}
          </dd>
        </div>
        <div>
          <dt>报县备案</dt>
          <dd>
            {plan.can.file ? (
              <DateField
                label="报县备案日期"
                value={plan.filedOn}
                onChange={(filedOn) => file.send({ params, body: { version, filedOn } })}
                {...limits}
              />
            ) : (
              (plan.filedOn ?? "尚未备案")
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
}
