import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty } from "../../ui/index.ts";
import type { Round } from "./contract-types.ts";
import { Ranking } from "./Ranking.tsx";
import { RankingExport } from "./RankingExport.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import { RoundMoves } from "./RoundMoves.tsx";

const subtitle = "从最薄弱的村排起，分数越高越薄弱。名次只用于确定整顿对象，不作考核排名。";

/** 倒排：from the weakest village on, with the breakdown, and how sure the place is. */
export function RankingPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  return (
    <RoundFrame
      roundId={id}
      name={round?.name}
      title="倒排"
      subtitle={subtitle}
      actions={round && isRanked(round) && <RankingExport round={round} />}
      problem={error}
      waiting={!round}
    >
      {round && <Content round={round} />}
    </RoundFrame>
  );
}

const isRanked = ({ status }: Round) => status !== "draft" && status !== "assessing";

function Content({ round }: { round: Round }) {
  const { status } = round;
  const unranked = !isRanked(round);
  return (
    <>
      {(status === "assessing" || status === "ranked") && <RoundMoves round={round} />}
      {unranked && (
        <Card title="倒排结果">
          <Empty>还没有排序。各村摸排报齐（或者标明缺报）后，由县委组织部进行倒排。</Empty>
        </Card>
      )}
      {!unranked && <Ranking round={round} />}
    </>
  );
}
