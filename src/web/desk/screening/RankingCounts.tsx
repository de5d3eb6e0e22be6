import { useQueryClient } from "@tanstack/react-query";
import { jobs } from "#contract/jobs.ts";
import { rankings } from "#contract/rankings.ts";
import { keyOf, useApi } from "../../api/use-api.ts";
import { instant, JobProgress, KpiStrip } from "../../ui/index.ts";
import type { RankingHead } from "./contract-types.ts";
import { pointsText } from "./numbers.ts";

export function RankingCounts({ head }: { head: RankingHead }) {
  const { villages, places, line, nearLine, withMissing, directHits } = head;
  return (
    <>
      <KpiStrip
        items={[
          { name: "参加倒排", value: villages, unit: "个村", note: `${instant(head.ranAt)} ${head.ranBy}排序` },
          {
            name: "比例名额",
            value: places,
            unit: "个村",
            note: line === null ? "应整尽整的村已用完名额" : `末位 ${pointsText(line)} 分`,
          },
          { name: "应整尽整", value: directHits, unit: "个村" },
          { name: "临近入围线", value: nearLine, unit: "个村", note: "联审时请逐村细看" },
          { name: "有缺项", value: withMissing, unit: "个村", note: "名次看区间，不看稳定性" },
        ]}
      />
      <StabilityNote head={head} />
    </>
  );
}

function StabilityNote({ head: { jobId, stabilityRuns, seed } }: { head: RankingHead }) {
  const client = useQueryClient();
  const { query } = useApi();
  if (jobId) {
    const read = () => {
      for (const route of [rankings.read, rankings.list]) void client.invalidateQueries({ queryKey: keyOf(route) });
    };
    return (
      <div className="notice">
        正在变动权重，测算各村入围是否稳定；名次已经排定，可以先看。
        <JobProgress job={query(jobs.get, { params: { id: jobId } })} onDone={read} />
      </div>
    );
  }
  if (stabilityRuns === 0) return null;
  return (
    <p className="hint ranking-note">
      {`入围稳定性：把各项权重随机变动 ${stabilityRuns} 次，重新排序，看一个村有多少次列入。这项测算只动权重，不含缺项：有缺项的村看区间，不看次数。随机种子 ${seed}，可以复算。`}
    </p>
  );
}
