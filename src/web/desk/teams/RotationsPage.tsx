import { useQuery } from "@tanstack/react-query";
import { rotations } from "#contract/rotations.ts";
import type { CallOf } from "#contract/route.ts";
import { rotationStates } from "#domain/teams/planned-rotation.ts";
import { rotationStateLabel } from "#domain/teams/team-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { PrintButton } from "../../ui/index.ts";
import { pagingOf } from "../use-filter.ts";
import { RotationTable } from "./RotationTable.tsx";
import { StateLedger, useStateLedger } from "./StateLedger.tsx";

type Query = CallOf<typeof rotations.list>["query"];

const states = rotationStates.map((value) => ({ value, label: rotationStateLabel[value] }));

export function RotationsPage() {
  const { query, change, clear } = useStateLedger();
  const { data, error, isFetching } = useQuery(useApi().query(rotations.list, { query: query as Query }));
  return (
    <StateLedger
      title="预定轮换"
      subtitle="接任日期在今天以后的轮换，到期自动办理、生成交接包；到期不符合规定的，写明原因，等县级专班处理。"
      note={data && `共 ${data.total} 项`}
      problem={error}
      actions={<PrintButton />}
      label="状态"
      states={states}
    >
      <RotationTable
        rows={error ? [] : data?.rows}
        loading={isFetching}
        paging={pagingOf(query, data?.total, change)}
        onClear={clear}
      />
    </StateLedger>
  );
}
