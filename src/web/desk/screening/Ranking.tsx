import { useQuery } from "@tanstack/react-query";
import { Pagination } from "antd";
import { useSearchParams } from "wouter";
import { rankings } from "#contract/rankings.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, ProblemNote, Waiting } from "../../ui/index.ts";
import type { RankedVillage, RankingHead, Round } from "./contract-types.ts";
import { DeviationNotes } from "./DeviationNotes.tsx";
import { RankingCounts } from "./RankingCounts.tsx";
import { RankingFilters } from "./RankingFilters.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { filledOf } from "./url-filter.ts";

const size = 200;
type Only = "near-line" | "missing" | "direct-hit";

export function Ranking({ round }: { round: Round }) {
  const { data: head, error } = useQuery(useApi().query(rankings.read, { params: { id: round.id } }));
  if (error) return <ProblemNote problem={error} />;
  if (!head) return <Waiting lines={10} />;
  return (
    <>
      <RankingCounts head={head} />
      <DeviationNotes deviations={head.deviations} />
      <RankedVillages round={round} head={head} />
    </>
  );
}

function RankedVillages({ round, head }: { round: Round; head: RankingHead }) {
  const [params, setParams] = useSearchParams();
  const filter = filledOf(params, ["townshipId", "only"]);
  const page = Number(params.get("page") ?? 1);
  const query = { ...filter, only: filter["only"] as Only | undefined, page, size };
  const { data, error } = useQuery(useApi().query(rankings.list, { params: { id: round.id }, query }));
  return (
    <Card title="名次" note={data && `共 ${data.total} 个村`}>
      <ProblemNote problem={error} />
      <RankingFilters roundId={round.id} filter={filter} head={head} onFilter={(next) => setParams(next)} />
      {!error && <Rows round={round} rows={data?.rows} line={head.line} />}
      <Pages page={page} total={data?.total ?? 0} onPage={(to) => setParams({ ...filter, page: String(to) })} />
    </Card>
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

function Pages({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  if (total <= size) return null;
  const go = (to: number) => {
    onPage(to);
    window.scrollTo(0, 0);
  };
  return (
    <div className="grid-foot no-print">
      <Pagination
        current={page}
        pageSize={size}
        total={total}
        showSizeChanger={false}
        showTotal={(all, [from, to]) => `共 ${all} 个村，第 ${from}—${to} 个`}
        onChange={go}
      />
    </div>
  );
}
