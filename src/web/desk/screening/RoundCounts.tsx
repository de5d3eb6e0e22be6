import { Link } from "wouter";
import { type Kpi, KpiStrip } from "../../ui/index.ts";
import { useOpenRoutes } from "../desk-route.ts";
import { notReported } from "./not-reported.ts";
import type { Round } from "./contract-types.ts";

/** Every number leads to the list it counts. */
export function RoundCounts({ round: { id, facts, status } }: { round: Round }) {
  const open = facts.villages - facts.submitted - facts.missing;
  const gathering = status === "assessing" || status === "ranked";
  const counts = [
    { name: "应报村", value: facts.villages, tail: "/assess" },
    { name: "已报", value: facts.submitted, tail: "/assess?status=submitted" },
    { name: "缺报", value: facts.missing, tail: "/assess?status=missing" },
  ];
  const rest = gathering
    ? [{ name: "尚未报来", value: open, tail: `/assess?status=${notReported}` }]
    : [
        { name: "初步名单", value: facts.shortlisted, tail: "/shortlist" },
        { name: "提请审定", value: facts.proposed, tail: "/shortlist" },
        { name: "已实地核实", value: facts.visited, tail: "/shortlist" },
      ];
  const items: Kpi[] = [...counts, ...rest].map(({ name, value, tail }) => ({
    name,
    unit: "个村",
    value: <CountLink value={value} roundId={id} tail={tail} />,
  }));
  return <KpiStrip items={items} />;
}

function CountLink({ value, roundId, tail }: { value: number; roundId: string; tail: string }) {
  const path = `/rounds/:id${tail.split("?")[0]}`;
  const opens = useOpenRoutes().some((one) => one.path === path);
  return opens ? <Link href={`/rounds/${roundId}${tail}`}>{value}</Link> : <>{value}</>;
}
