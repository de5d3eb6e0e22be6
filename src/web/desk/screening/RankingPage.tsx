import { useQuery } from "@tanstack/react-query";
import { Pagination } from "antd";
import { useParams, useSearchParams } from "wouter";
import { rankings } from "#contract/rankings.ts";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, ProblemNote, Waiting } from "../../ui/index.ts";
import type { RankedVillage, Round } from "./contract-types.ts";
import { DeviationNotes } from "./DeviationNotes.tsx";
import { RankingFilters } from "./RankingFilters.tsx";
import { RankingCounts } from "./RankingCounts.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import { RoundMoves } from "./RoundMoves.tsx";
import { filledOf } from "./url-filter.ts";

const size = 200;

/** 倒排：from the weakest village on, with the breakdown, and how sure the place is. */
export function RankingPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  const isRanked = round && round.status !== "draft" && round.status !== "assessing";
  return (
    <RoundFrame
      roundId={id}
      name={round?.name}
      title="倒排"
      subtitle="从最薄弱的村排起，分数越高越薄弱。名次只用于确定整顿对象，不作考核排名。"
      problem={error}
    >
      {!round && !error && <Waiting lines={10} />}
      {round && (round.status === "assessing" || round.status === "ranked") && <RoundMoves round={round} />}
      {round && !isRanked && (
        <Card title="倒排结果">
          <Empty>还没有排序。各村摸排报齐（或者标明缺报）后，由县委组织部进行倒排。</Empty>
        </Card>
      )}
      {isRanked && <Ranking round={round} />}
    </RoundFrame>
  );
}

type Only = "near-line" | "missing" | "direct-hit";

function Ranking({ round }: { round: Round }) {
  const { query } = useApi();
  const [params, setParams] = useSearchParams();
  const filter = filledOf(params, ["townshipId", "only"]);
  const page = Number(params.get("page") ?? 1);
  const own = { params: { id: round.id } };
  const head = useQuery(query(rankings.read, own));
  const list = useQuery(
    query(rankings.list, { ...own, query: { ...filter, only: filter["only"] as Only | undefined, page, size } }),
  );
  const go = (next: Record<string, string>) => setParams(next);
  return (
    <>
      <ProblemNote problem={head.error ?? list.error} />
      {head.data && <RankingCounts head={head.data} />}
      {head.data && <DeviationNotes deviations={head.data.deviations} />}
      <Card title="名次" note={list.data && `共 ${list.data.total} 个村`}>
        <RankingFilters roundId={round.id} filter={filter} head={head.data} onFilter={go} />
        <Rows round={round} rows={list.data?.rows} line={head.data?.line ?? null} />
        {list.data && list.data.total > size && (
          <Pagination
            className="grid-foot"
            current={page}
            pageSize={size}
            total={list.data.total}
            showSizeChanger={false}
            onChange={(to) => go({ ...filter, page: String(to) })}
          />
        )}
      </Card>
    </>
  );
}

interface RowsProps {
  readonly round: Round;
  readonly rows: readonly RankedVillage[] | undefined;
  readonly line: number | null;
}

function Rows({ round, rows, line }: RowsProps) {
  if (!rows) return <Waiting lines={10} />;
  if (rows.length === 0) return <Empty>没有符合条件的村，请放宽条件。</Empty>;
  return <RankingTable round={round} rows={rows} line={line} />;
}
