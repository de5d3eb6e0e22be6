import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams, useSearchParams } from "wouter";
import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { AssessActions } from "./AssessActions.tsx";
import { AssessFilters } from "./AssessFilters.tsx";
import { AssessList } from "./AssessList.tsx";
import { AssessVillage } from "./AssessVillage.tsx";
import { type AssessDraft, nextOpen } from "./assess-draft.ts";
import type { Assessment } from "./contract-types.ts";
import { RoundFrame } from "./RoundFrame.tsx";
import { filledOf } from "./url-filter.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";

type Status = Assessment["status"];

/** One village at a time: the list on the left, its form on the right. */
export function AssessPage() {
  const { id } = useParams<{ id: string }>();
  const { query } = useApi();
  const [params, setParams] = useSearchParams();
  const filter = filledOf(params, ["townshipId", "status", "search"]);
  const page = Number(params.get("page") ?? 1);
  const villageId = params.get("villageId");
  const { data: round, error } = useQuery(query(rounds.read, { params: { id } }));
  const list = useQuery(
    query(assessments.list, {
      params: { id },
      query: { ...filter, status: filter["status"] as Status | undefined, page, size: 200 },
    }),
  );
  const rows = list.data?.rows ?? [];
  const [kept, setKept] = useState<Record<string, AssessDraft | undefined>>({});
  useLeaveWarning(Object.values(kept).some(Boolean));
  const writes = useMe().verbs.includes("assessment.write");
  const show = (next: Record<string, string>) => setParams({ ...filter, ...next });
  const open = (to: string | undefined) =>
    show({ ...(page > 1 && { page: String(page) }), ...(to && { villageId: to }) });
  return (
    <RoundFrame
      roundId={id}
      name={round?.name}
      title="各村摸排"
      subtitle={round && subtitleOf(writes, round.deadline)}
      actions={round && <AssessActions round={round} rows={rows} />}
      problem={error ?? list.error}
    >
      <div className="two-columns">
        <Card title="村（社区）" note={list.data && `共 ${list.data.total} 个`}>
          <AssessFilters roundId={id} filter={filter} onFilter={(change) => setParams(change)} />
          <AssessList
            rows={list.error ? [] : list.data?.rows}
            loading={list.isFetching}
            chosen={villageId}
            paging={{ page, total: list.data?.total ?? 0, onPage: (to) => show({ page: String(to) }) }}
            onOpen={open}
          />
        </Card>
        <div>
          {round && villageId && (
            <AssessVillage
              key={villageId}
              round={round}
              villageId={villageId}
              kept={kept[villageId]}
              onKeep={(draft) => setKept({ ...kept, [villageId]: draft })}
              onNext={() => open(nextOpen(rows, villageId))}
            />
          )}
          {!villageId && round && (
            <Card title="摸排表">
              <Empty>{writes ? "从左边选一个村，开始填报。" : "从左边选一个村，查看填报内容。"}</Empty>
            </Card>
          )}
          {!round && !error && <Waiting lines={8} />}
        </div>
      </div>
    </RoundFrame>
  );
}

function subtitleOf(writes: boolean, deadline: string): string {
  return writes
    ? `请在 ${deadline} 前逐村填报并上报。没有数据的指标勾选“暂缺”，不要估填。`
    : `评估截止 ${deadline}。填报有误的，写明理由退回乡镇补正。`;
}
