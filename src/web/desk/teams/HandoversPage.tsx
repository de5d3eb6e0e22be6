import { useQuery } from "@tanstack/react-query";
import { handovers } from "#contract/handovers.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { HandoverTable } from "./HandoverTable.tsx";
import { One } from "../One.tsx";
import { useFilter } from "../use-filter.ts";
import "./teams.css";

const states = [
  { value: "open", label: "未签收" },
  { value: "signed", label: "已签收" },
];

export function HandoversPage() {
  const [{ state, page, size }, change] = useFilter(["state", "page", "size"]);
  const query = { state, page: Number(page ?? 1), size: Number(size ?? 50) } as CallOf<typeof handovers.list>["query"];
  const { data, error, isFetching } = useQuery(useApi().query(handovers.list, { query }));
  return (
    <Page
      title="交接包"
      subtitle="轮换时自动生成：村情、未办结事项、主要人员、近期工作。后任核对后签收，写明不一致之处。"
    >
      <ProblemNote problem={error} />
      <Card title="交接包" note={data && `共 ${data.total} 份`}>
        <div className="filters no-print" role="group" aria-label="筛选">
          <One
            label="签收"
            value={state}
            options={states}
            onValue={(next) => change({ state: next, page: undefined })}
          />
        </div>
        <HandoverTable
          rows={error ? [] : data?.rows}
          loading={isFetching}
          paging={{
            page: Number(page ?? 1),
            size: Number(size ?? 50),
            total: data?.total ?? 0,
            onPage: (to, by) => change({ page: String(to), size: String(by) }),
          }}
        />
      </Card>
    </Page>
  );
}
