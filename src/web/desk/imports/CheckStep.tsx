import { Button, Segmented } from "antd";
import { useSearchParams } from "wouter";
import { useQuery } from "@tanstack/react-query";
import { imports } from "#contract/imports.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, ProblemNote, Table } from "../../ui/index.ts";
import { AlikeFaults } from "./AlikeFaults.tsx";
import { checkColumns } from "./check-columns.tsx";
import { type Batch, type Outcome, outcomes, outcomeWords } from "./import-words.ts";

/** The officer's own rows, wrong cells red with the reason, mended where they stand. */
export function CheckStep({ batch, onNext }: { batch: Batch; onNext: () => void }) {
  const { outcome, page, size, show, turn } = useShown(batch);
  const query = { outcome, page, size };
  const { data, error, isFetching } = useQuery(useApi().query(imports.rows, { params: { id: batch.id }, query }));
  const choices = [
    { value: "all", label: `全部 ${totalOf(batch)}` },
    ...outcomes.map((one) => ({ value: one as string, label: label(batch, one) })),
  ];
  return (
    <>
      {batch.counts.wrong > 1 && <AlikeFaults id={batch.id} />}
      <Card title="核对结果" note="红格是有错的；点格子改，回车保存">
        <div className="filters">
          <Segmented value={outcome ?? "all"} onChange={show} options={choices} />
          <Button type="primary" disabled={!batch.can.commit} onClick={onNext}>
            下一步：导入
          </Button>
        </div>
        <ProblemNote problem={error} />
        <Table
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => String(row.row)}
          hot={(row) => row.outcome === "wrong"}
          columns={checkColumns(batch)}
          empty={<Empty>{outcome === "wrong" ? "没有有错的行，可以导入。" : "没有这一类的行。"}</Empty>}
          paging={{ page, size, total: data?.total ?? 0, onPage: turn }}
        />
      </Card>
    </>
  );
}

/** Which rows are shown, in the address; at first those that are wrong. */
function useShown(batch: Batch) {
  const [params, setParams] = useSearchParams();
  const named = outcomes.find((one) => one === params.get("outcome"));
  const outcome = named ?? (params.has("all") ? undefined : firstShown(batch));
  const chosen: Record<string, string> = outcome ? { outcome } : { all: "1" };
  return {
    outcome,
    page: Number(params.get("page") ?? 1),
    size: Number(params.get("size") ?? 50),
    show: (next: string) => setParams({ step: "check", ...(next === "all" ? { all: "1" } : { outcome: next }) }),
    turn: (to: number, by: number) => setParams({ step: "check", ...chosen, page: String(to), size: String(by) }),
  };
}

const firstShown = ({ counts }: Batch): Outcome | undefined => (counts.wrong > 0 ? "wrong" : undefined);
const totalOf = ({ counts }: Batch) => Object.values(counts).reduce((sum, n) => sum + n, 0);
const label = ({ counts }: Batch, outcome: Outcome) =>
  outcome === "wrong" ? `有错的行 ${counts.wrong}` : `${outcomeWords[outcome]} ${counts[outcome]}`;
