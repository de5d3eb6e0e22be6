import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import type { Round } from "./contract-types.ts";
import { percentText } from "./numbers.ts";
import { RoundCounts } from "./RoundCounts.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import { RoundMoves } from "./RoundMoves.tsx";
import { StepBar } from "./StepBar.tsx";
import { stepsOf } from "./steps.ts";
import { TownshipProgress } from "./TownshipProgress.tsx";

/** The round's desk: where it stands, what is next, who is awaited. */
export function RoundPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  const frame = { roundId: id, name: round?.name, title: round?.name ?? "摸排轮次" };
  return (
    <RoundFrame {...frame} subtitle={round && subtitleOf(round)} problem={error} waiting={!round}>
      {round && <RoundDesk round={round} />}
    </RoundFrame>
  );
}

function RoundDesk({ round }: { round: Round }) {
  const opened = round.status !== "draft";
  return (
    <>
      <StepBar roundId={round.id} steps={stepsOf(round)} />
      <RoundMoves round={round} />
      {opened && <RoundCounts round={round} />}
      {opened && <TownshipProgress round={round} />}
    </>
  );
}

function subtitleOf({ county, status, openedOn, deadline, ratioBasisPoints, listTitle, listOrigin }: Round): string {
  const opened = openedOn ? `${openedOn} 启动　` : "";
  const list = listOrigin === "typical" ? `${listTitle}　非正式文件` : listTitle;
  return `${county}　${roundStatusLabel[status]}　${opened}评估截止 ${deadline}　倒排比例 ${percentText(ratioBasisPoints)}　${list}`;
}
