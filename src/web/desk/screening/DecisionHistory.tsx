import { instant, Card } from "../../ui/index.ts";
import type { Decision } from "./contract-types.ts";

/** Every decision stays; the newest stands. */
export function DecisionHistory({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <Card title="审定和更正记录" note={`共 ${decisions.length} 次`}>
      <ul className="plain-list">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <strong>{decision.number}</strong>　{decision.decidedOn}　{decision.correctsId ? "更正决定" : "审定"}
            {decision.standing ? "　✓ 现行有效" : "　已被更正"}
            {`　确定 ${confirmed(decision)} 个村`}
            {decision.reason && `　理由：${decision.reason}`}
            <span className="hint">{`${decision.madeBy} ${instant(decision.madeAt)} 登记`}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const confirmed = ({ villages }: Decision) => villages.filter(({ outcome }) => outcome === "confirmed").length;
