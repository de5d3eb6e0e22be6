import { useQuery } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { Link, useSearchParams } from "wouter";
import { assessments } from "#contract/assessments.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Progress, Table } from "../../ui/index.ts";
import { notReported } from "./not-reported.ts";
import type { Round, Township } from "./contract-types.ts";

const openOf = ({ waiting, draft, returned }: Township) => waiting + draft + returned;

/** Those still awaited stand first. Says what to press for, and grades no township. */
export function TownshipProgress({ round }: { round: Round }) {
  const { data, error } = useQuery(useApi().query(assessments.progress, { params: { id: round.id } }));
  const [params, setParams] = useSearchParams();
  const onlyOpen = params.get("open") === "1";
  const rows = data?.filter((row) => !onlyOpen || openOf(row) > 0).toSorted((a, b) => openOf(b) - openOf(a));
  return (
    <Card title="各乡镇报送进度" note="还差得多的在前；只反映报送进度，不作评比">
      <ProblemNote problem={error} />
      {data && data.length > 1 && (
        <div className="filters">
          <Checkbox checked={onlyOpen} onChange={({ target }) => setParams(target.checked ? { open: "1" } : {})}>
            只看还没有报齐的
          </Checkbox>
        </div>
      )}
      <Table
        rows={error ? [] : rows}
        rowKey={(row) => row.townshipId}
        empty={
          onlyOpen ? (
            <Empty>各乡镇（街道）都已报齐。</Empty>
          ) : (
            <Empty>还没有乡镇的村列入本轮摸排，请先在村名册中登记村（社区）。</Empty>
          )
        }
        columns={columnsOf(round.id)}
      />
    </Card>
  );
}

function columnsOf(roundId: string): Column<Township>[] {
  const count = (
    head: string,
    status: "waiting" | "draft" | "returned" | "submitted" | "missing",
  ): Column<Township> => ({
    head,
    align: "end",
    width: 90,
    cell: (row) =>
      row[status] === 0 ? (
        0
      ) : (
        <Link href={`/rounds/${roundId}/assess?townshipId=${row.townshipId}&status=${status}`}>{row[status]}</Link>
      ),
  });
  return [
    {
      head: "乡镇（街道）",
      cell: (row) => <Link href={`/rounds/${roundId}/assess?townshipId=${row.townshipId}`}>{row.township}</Link>,
      width: 160,
    },
    { head: "已报／应报（村）", cell: (row) => <Progress done={row.submitted} of={row.villages} />, width: 320 },
    {
      head: "还差（村）",
      cell: (row) =>
        openOf(row) === 0 ? (
          0
        ) : (
          <Link href={`/rounds/${roundId}/assess?townshipId=${row.townshipId}&status=${notReported}`}>
            {openOf(row)}
          </Link>
        ),
      align: "end",
      width: 100,
    },
    count("未填报", "waiting"),
    count("填报中", "draft"),
    count("已退回", "returned"),
    count("缺报", "missing"),
  ];
}
