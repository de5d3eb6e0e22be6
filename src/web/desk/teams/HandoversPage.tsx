import { useQuery } from "@tanstack/react-query";
import { handovers } from "#contract/handovers.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { pagingOf } from "../use-filter.ts";
import { HandoverTable } from "./HandoverTable.tsx";
import { StateLedger, useStateLedger } from "./StateLedger.tsx";

type Query = CallOf<typeof handovers.list>["query"];

const states = [
  { value: "open", label: "未签收" },
  { value: "signed", label: "已签收" },
];

export function HandoversPage() {
  const { query, change, clear } = useStateLedger();
  const { data, error, isFetching } = useQuery(useApi().query(handovers.list, { query: query as Query }));
  return (
    <StateLedger
      title="交接包"
      subtitle="轮换时自动生成：村情、未办结事项、主要人员、近期工作。后任核对后签收，写明不一致之处。"
      note={data && `共 ${data.total} 份`}
      problem={error}
      label="签收"
      states={states}
    >
      <HandoverTable
        rows={error ? [] : data?.rows}
        loading={isFetching}
        paging={pagingOf(query, data?.total, change)}
        onClear={clear}
      />
    </StateLedger>
  );
}
