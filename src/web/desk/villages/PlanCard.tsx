import { aimsText, majorCategoryLabel, majorStatusLabel, planName, planStatusLabel } from "#domain/plans/labels.ts";
import { Card } from "../../ui/index.ts";
import { wan } from "./amounts.ts";
import type { Dossier } from "./dossier-types.ts";
import { OpenLink } from "./OpenLink.tsx";

/** The plans that run today with their aims, and this year's major items with the day each lands. */
export function PlanCard({ plans: { plans, items } }: { plans: NonNullable<Dossier["plans"]> }) {
  return (
    <Card title="计划" padded>
      {plans.length === 0 && <p className="hint">本期还没有拟定计划。</p>}
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
        本年度重大帮扶事项
        {items.length === 0 && <small>还没有列出</small>}
      </h3>
      <ul className="file-lines file-inner">
        {items.map(({ id, title, category, status, landsOn, landedOn, budgetFen }) => (
          <li key={id}>
            <span className="num">{landedOn ?? landsOn ?? "未定落地时间"}</span>
            <span>
              {title}
              <small>
                {majorStatusLabel[status]}　{majorCategoryLabel[category]}
                {budgetFen !== null && `　预算 ${wan(budgetFen)} 万元`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
