import { useQuery } from "@tanstack/react-query";
import type { CallOf } from "#contract/route.ts";
import { rotations } from "#contract/rotations.ts";
import { rotationStates } from "#domain/teams/planned-rotation.ts";
import { rotationStateLabel } from "#domain/teams/team-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { useFilter } from "../use-filter.ts";
import { RotationTable } from "./RotationTable.tsx";
import "./teams.css";

const states = rotationStates.map((value) => ({ value, label: rotationStateLabel[value] }));

export function RotationsPage() {
  const [{ state, page, size }, change] = useFilter(["state", "page", "size"]);
  const query = { state, page: Number(page ?? 1), size: Number(size ?? 50) } as CallOf<typeof rotations.list>["query"];
  const { data, error, isFetching } = useQuery(useApi().query(rotations.list, { query }));
  return (
    <Page
      title="预定轮换"
      subtitle="接任日期在今天以后的轮换，到期自动办理、生成交接包；到期不符合规定的，写明原因，等县级专班处理。"
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Card title="预定轮换" note={data && `共 ${data.total} 项`}>
        <div className="filters no-print" role="group" aria-label="筛选">
          <One
            label="状态"
            value={state}
            options={states}
            onValue={(next) => change({ state: next, page: undefined })}
          />
        </div>
        <RotationTable
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
