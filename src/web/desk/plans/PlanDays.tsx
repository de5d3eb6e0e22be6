import { plans } from "#contract/plans.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, ProblemNote, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
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
        <NotedDay
          word="村内公示"
          day={plan.postedOn}
          open={plan.can.post}
          limits={limits}
          onDay={(postedOn) => post.send({ params, body: { version, postedOn } })}
        />
        <NotedDay
          word="报县备案"
          day={plan.filedOn}
          open={plan.can.file}
          limits={limits}
          onDay={(filedOn) => file.send({ params, body: { version, filedOn } })}
        />
      </dl>
    </Card>
  );
}

interface NotedDayProps {
  readonly word: string;
  readonly day: string | null;
  readonly open: boolean;
  readonly limits: { readonly earliest: string | undefined; readonly latest: string | undefined };
  readonly onDay: (day: string | null) => void;
}

function NotedDay({ word, day, open, limits, onDay }: NotedDayProps) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {open ? <DateField label={`${word}日期`} value={day} onChange={onDay} {...limits} /> : (day ?? "尚未登记")}
      </dd>
    </div>
  );
}
