import { aimsText, majorCategoryLabel, majorStatusLabel, planName, planStatusLabel } from "#domain/plans/labels.ts";
import { Card } from "../../ui/index.ts";
import { wan } from "./amounts.ts";
import type { Dossier } from "./dossier-types.ts";
import { OpenLink } from "./OpenLink.tsx";

/** The plans that run today with their aims, and the major items of this year or still open with the day each lands. */
export function PlanCard({ plans: { teamStands, plans, items } }: { plans: NonNullable<Dossier["plans"]> }) {
  return (
    <Card title="计划" padded>
      {plans.length === 0 && <p className="hint">{teamStands ? "本期还没有拟定计划。" : "现无在村工作队。"}</p>}
      <dl className="facts">
        {plans.map((plan) => (
          <div className="facts-pair" key={plan.id}>
            <dt>
              <OpenLink to={`/plans/${plan.id}`}>{planName(plan)}</OpenLink>
            </dt>
            <dd className="file-text">
              {aimsText(plan)}
              <small>
                {planStatusLabel[plan.status]}
                {plan.approvedOn && `（${plan.approvedOn}）`}
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="file-head">
        重大帮扶事项
        {items.length === 0 && teamStands && <small>本年度还没有列出</small>}
      </h3>
      <ul className="file-lines file-inner">
        {items.map(({ id, year, title, category, status, landsOn, landedOn, budgetFen }) => (
          <li key={id}>
            <span className="num">{landedOn ?? landsOn ?? "未定落地时间"}</span>
            <span>
              {title}
              <small>
                {year}年　{majorStatusLabel[status]}　{majorCategoryLabel[category]}
                {budgetFen !== null && `　预算 ${wan(budgetFen)} 万元`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
