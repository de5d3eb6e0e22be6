import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useState } from "react";
import { Link } from "wouter";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote, Table } from "../../ui/index.ts";

type Row = Result<typeof caseFollowUp.survivors>["rows"][number];

interface SurvivorsProps {
  readonly asked: Readonly<Record<string, string | undefined>>;
  readonly severalCounties: boolean;
  readonly onClose: () => void;
}

const watchedWords = ({ days, mergedOn }: Row) => (mergedOn === null ? days : `${days}（${mergedOn} 并入他村）`);

/** The villages behind a number of the table. */
export function Survivors({ asked, severalCounties, onClose }: SurvivorsProps) {
  const { countyId, aspect, relapsed, watchedDays } = asked;
  const [at, setAt] = useState({ page: 1, size: 50 });
  const query = { countyId, aspect, relapsed, watchedDays, ...at } as CallOf<typeof caseFollowUp.survivors>["query"];
  const { data, error } = useQuery(useApi().query(caseFollowUp.survivors, { query }));
  return (
    <Drawer title={`销号村名单${data ? `（${data.total} 个）` : ""}`} open onClose={onClose} size={720}>
      <ProblemNote problem={error} />
      <Table<Row>
        rows={error ? [] : data?.rows}
        rowKey={(row) => row.id}
        paging={{ ...at, total: data?.total ?? 0, onPage: (page, size) => setAt({ page, size }) }}
        columns={[
          ...(severalCounties ? [{ head: "县（市、区）", cell: (row: Row) => row.county }] : []),
          { head: "乡镇（街道）", cell: (row) => row.township },
          { head: "村（社区）", cell: (row) => <Link href={`/cases/${row.id}`}>{row.village}</Link> },
          { head: "销号日期", cell: (row) => row.delistedOn },
          { head: "认定反弹", cell: (row) => row.relapsedOn ?? "—" },
          { head: "观察天数", cell: (row) => watchedWords(row), align: "end" },
        ]}
      />
    </Drawer>
  );
}
