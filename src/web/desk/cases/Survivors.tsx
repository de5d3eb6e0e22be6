import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { Link } from "wouter";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote, Table } from "../../ui/index.ts";

type Row = Result<typeof caseFollowUp.survivors>["rows"][number];

interface SurvivorsProps {
  readonly asked: Readonly<Record<string, string | undefined>>;
  readonly onClose: () => void;
}

/** The villages behind a number of the table. */
export function Survivors({ asked, onClose }: SurvivorsProps) {
  const { countyId, aspect, relapsed, watchedDays } = asked;
  const query = { countyId, aspect, relapsed, watchedDays, size: 200 } as CallOf<
    typeof caseFollowUp.survivors
  >["query"];
  const { data, error } = useQuery(useApi().query(caseFollowUp.survivors, { query }));
  return (
    <Drawer title={`销号村名单${data ? `（${data.total} 个）` : ""}`} open onClose={onClose} size={720}>
      <ProblemNote problem={error} />
      <Table<Row>
        rows={error ? [] : data?.rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "乡镇（街道）", cell: (row) => row.township },
          { head: "村（社区）", cell: (row) => <Link href={`/cases/${row.id}`}>{row.village}</Link> },
          { head: "销号日期", cell: (row) => row.delistedOn },
          { head: "认定反弹", cell: (row) => row.relapsedOn ?? "—" },
          { head: "观察天数", cell: (row) => row.days, align: "end" },
        ]}
      />
    </Drawer>
  );
}
