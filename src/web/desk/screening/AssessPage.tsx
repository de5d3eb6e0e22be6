import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { AssessActions } from "./AssessActions.tsx";
import { AssessFilters } from "./AssessFilters.tsx";
import { AssessList } from "./AssessList.tsx";
import { AssessVillage } from "./AssessVillage.tsx";
import { type AssessDraft, nextOpen } from "./assess-draft.ts";
import type { Round } from "./contract-types.ts";
import { RoundFrame } from "./RoundFrame.tsx";
import { type AssessmentList, useAssessmentList } from "./use-assessment-list.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";

/** One village at a time: the list on the left, its form on the right. */
export function AssessPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  const list = useAssessmentList(id);
  const writes = useMe().verbs.includes("assessment.write");
  const frame = { roundId: id, name: round?.name, title: "各村摸排" };
  return (
    <RoundFrame
      {...frame}
      subtitle={round && subtitleOf(writes, round.deadline)}
      actions={round && <AssessActions round={round} rows={list.rows ?? []} />}
      problem={error ?? list.problem}
      waiting={!round}
    >
      {round && <Villages round={round} list={list} writes={writes} />}
    </RoundFrame>
  );
}

interface VillagesProps {
  readonly round: Round;
  readonly list: AssessmentList;
  readonly writes: boolean;
}

function Villages({ round, list, writes }: VillagesProps) {
  const [kept, setKept] = useState<Record<string, AssessDraft | undefined>>({});
  useLeaveWarning(Object.values(kept).some(Boolean));
  const { villageId } = list;
  return (
    <div className="two-columns">
      <Card title="村（社区）" note={`共 ${list.paging.total} 个`}>
        <AssessFilters roundId={round.id} filter={list.filter} onFilter={list.onFilter} />
        <AssessList
          rows={list.problem ? [] : list.rows}
          loading={list.loading}
          chosen={villageId}
          paging={list.paging}
          onOpen={list.onOpen}
        />
      </Card>
      {villageId ? (
        <AssessVillage
          key={villageId}
          round={round}
          villageId={villageId}
          kept={kept[villageId]}
          onKeep={(draft) => setKept((all) => ({ ...all, [villageId]: draft }))}
          onNext={() => list.onOpen(nextOpen(list.rows ?? [], villageId))}
        />
      ) : (
        <Card title="摸排表">
          <Empty>{writes ? "从左边选一个村，开始填报。" : "从左边选一个村，查看填报内容。"}</Empty>
        </Card>
      )}
    </div>
  );
}

function subtitleOf(writes: boolean, deadline: string): string {
  return writes
    ? `请在 ${deadline} 前逐村填报并上报。没有数据的指标勾选“暂缺”，不要估填。`
    : `评估截止 ${deadline}。填报有误的，写明理由退回乡镇补正。`;
}
