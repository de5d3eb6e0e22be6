import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { type Kpi, KpiStrip, Waiting } from "../../ui/index.ts";
import { useOpenRoutes } from "../desk-route.ts";
import type { Round } from "./contract-types.ts";
import { percentText } from "./numbers.ts";
import { RoundFrame } from "./RoundFrame.tsx";
import { RoundMoves } from "./RoundMoves.tsx";
import { StepBar } from "./StepBar.tsx";
import { stepsOf } from "./steps.ts";
import { TownshipProgress } from "./TownshipProgress.tsx";

/** The round's desk: where it stands, what is next, who is awaited. */
export function RoundPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  return (
    <RoundFrame
      roundId={id}
      name={round?.name}
      title={round?.name ?? "摸排轮次"}
      subtitle={round && subtitleOf(round)}
      problem={error}
    >
      {!round && !error && <Waiting lines={10} />}
      {round && (
        <>
          <StepBar roundId={id} steps={stepsOf(round)} />
          <RoundMoves round={round} />
          {round.status !== "draft" && <Counts round={round} />}
          {round.status !== "draft" && <TownshipProgress round={round} />}
        </>
      )}
    </RoundFrame>
  );
}

function subtitleOf({ county, status, openedOn, deadline, ratioBasisPoints, listTitle }: Round): string {
  const opened = openedOn ? `${openedOn} 启动　` : "";
  return `${county}　${roundStatusLabel[status]}　${opened}评估截止 ${deadline}　倒排比例 ${percentText(ratioBasisPoints)}　${listTitle}`;
}

function Counts({ round: { id, facts, status } }: { round: Round }) {
  const open = facts.villages - facts.submitted - facts.missing;
  const counts = [
    { name: "应报村", value: facts.villages, tail: "/assess" },
    { name: "已报", value: facts.submitted, tail: "/assess?status=submitted" },
    { name: "尚未报来", value: open, tail: "/assess" },
    { name: "缺报", value: facts.missing, tail: "/assess?status=missing" },
  ];
  const listed = [
    { name: "初步名单", value: facts.shortlisted, tail: "/shortlist" },
    { name: "联审后拟定", value: facts.proposed, tail: "/shortlist" },
    { name: "已实地核实", value: facts.visited, tail: "/shortlist" },
  ];
  const shown = ["assessing", "ranked"].includes(status) ? counts : [...counts.filter((_, at) => at !== 2), ...listed];
  const items: Kpi[] = shown.map(({ name, value, tail }) => ({
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
