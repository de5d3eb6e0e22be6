import { Link } from "wouter";
import { Card, Empty } from "../../../ui/index.ts";
import type { RunView } from "./types.ts";

type Rule = RunView["conflicts"][number]["rules"][number];

/** No plan keeps all rules: the smallest sets in conflict, each rule with the way to where it can be changed. */
export function MatchConflicts({ run }: { run: RunView }) {
  return (
    <Card title="没有同时满足各项条件的方案" note="改变其中任意一项后重新求解" padded>
      {run.conflicts.length === 0 && <Empty>没有可以显示的内容。</Empty>}
      {run.conflicts.map(({ text, rules }, index) => (
        <section key={text + index} className="match-conflict">
          <h3>{text}</h3>
          <ol>
            {rules.map((rule, i) => (
              <li key={rule.rule + i}>
                {rule.text} <Way rule={rule} roundId={run.roundId} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Link href={`/rounds/${run.roundId}/match`}>回到选人配对，调整后重新求解</Link>
    </Card>
  );
}

function Way({ rule: { link }, roundId }: { rule: Rule; roundId: string }) {
  const ways: Record<Rule["link"]["kind"], readonly [string, string] | null> = {
    pin: [`/rounds/${roundId}/match#pins`, "取消指定或排除"],
    person: [link.id === null ? "/persons" : `/persons/${link.id}`, "查看该干部"],
    unit: ["/organisations", "查看单位"],
    setting: [`/rounds/${roundId}/match`, "调整规则"],
    village: link.id === null ? null : [`/villages/${link.id}`, "查看该村"],
    none: null,
  };
  const way = ways[link.kind];
  return way && <Link href={way[0]}>{way[1]}</Link>;
}
