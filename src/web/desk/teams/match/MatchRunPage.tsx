import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "wouter";
import { jobs } from "#contract/jobs.ts";
import { matches } from "#contract/match.ts";
import { matchStatusLabel } from "#domain/teams/match/run.ts";
import { useApi, keyOf } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, JobProgress, KpiStrip, Page, ProblemNote, Waiting } from "../../../ui/index.ts";
import { MatchActions } from "./MatchActions.tsx";
import { MatchCompare } from "./MatchCompare.tsx";
import { MatchConflicts } from "./MatchConflicts.tsx";
import { MatchFairness } from "./MatchFairness.tsx";
import { MatchTable } from "./MatchTable.tsx";
import { asDifference, inPoints, type RunView } from "./types.ts";
import "./match.css";

export function MatchRunPage() {
  const { id } = useParams<{ id: string }>();
  const { data: run, error } = useQuery(useApi().query(matches.read, { params: { id } }));
  return (
    <Page
      title="配对方案"
      subtitle={run && `${run.round}　任期 ${run.termFrom} 至 ${run.termTo}　${matchStatusLabel[run.status]}`}
      breadcrumb={[
        { path: "/match", title: "选人配对" },
        ...(run ? [{ path: `/rounds/${run.roundId}/match`, title: run.round }] : []),
      ]}
      actions={run && <MatchActions run={run} />}
    >
      <ProblemNote problem={error} />
      {!run && !error && <Waiting lines={10} />}
      {run && <Run run={run} />}
    </Page>
  );
}

function Run({ run }: { run: RunView }) {
  if (run.status === "waiting" || run.status === "solving") return <Solving run={run} />;
  if (run.status === "failed")
    return (
      <Card title="计算未完成" padded>
        <p>{run.message || "求解没有完成，没有保存任何内容。"}可以回到本轮选人配对重新求解。</p>
      </Card>
    );
  if (run.villages.length === 0) return <MatchConflicts run={run} />;
  return (
    <>
      <Counts run={run} />
      <Notes run={run} />
      <MatchTable run={run} />
      <MatchFairness run={run} />
      <MatchCompare run={run} />
    </>
  );
}

function Solving({ run }: { run: RunView }) {
  const query = useApi().query;
  const client = useQueryClient();
  const read = () => void client.invalidateQueries({ queryKey: keyOf(matches.read) });
  const cancel = useWrite(jobs.cancel, { onDone: read });
  if (run.jobId === null) return null;
  const params = { id: run.jobId };
  return (
    <Card title="正在求解" note="可以离开本页，算完后在历次方案中查看" padded>
      <JobProgress job={query(jobs.get, { params })} onDone={read} onCancel={() => cancel.send({ params })} />
      <ProblemNote problem={cancel.problem} />
    </Card>
  );
}

function Counts({ run }: { run: RunView }) {
  const { counts, objective, proposed, bound, proven, villages } = run;
  const change = objective !== null && proposed !== null ? objective - proposed : 0;
  return (
    <KpiStrip
      items={[
        { name: "整顿村", value: villages.length, unit: "个", note: "四个一和工作队" },
        {
          name: "方案得分",
          value: objective === null ? "—" : inPoints(objective),
          unit: "分",
          note: run.edits > 0 ? `手工换人后${asDifference(change)}` : boundWords(proposed, bound, proven),
        },
        { name: "安排人员", value: counts.people, unit: "人" },
        { name: "结对单位", value: counts.units, unit: "个" },
        { name: "留任", value: counts.kept, unit: "个岗位" },
        { name: "新任", value: counts.added, unit: "个岗位", note: `离任 ${counts.ended} 个岗位` },
      ]}
    />
  );
}

function boundWords(proposed: number | null, bound: number | null, proven: boolean | null): string {
  if (proven) return "已证明没有更好的方案";
  if (proposed === null) return "";
  return bound === null ? "限时内找到的最好方案" : `最多还可提高 ${inPoints(bound - proposed)} 分`;
}

function Warning({ head, texts }: { head: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section className="match-warning" role="status">
      <strong>{head}</strong>
      <ul>
        {[...new Set(texts)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** What keeps the plan from being confirmed, and what was done by hand. */
function Notes({ run }: { run: RunView }) {
  const { changes, violations, waits, handEdits, prices } = run;
  return (
    <>
      <Warning head="方案算出以后情况有变化，不能确认，请重新求解：" texts={changes.map(({ text }) => text)} />
      <Warning
        head={`手工换人后有 ${violations.length} 处不符合规则，改正后才能确认：`}
        texts={violations.map(({ text }) => text)}
      />
      {waits.map((sentence) => (
        <p key={sentence} className="match-warning" role="status">
          {sentence}
        </p>
      ))}
      {handEdits.length > 0 && (
        <details className="match-more no-print">
          <summary>手工换人 {handEdits.length} 次</summary>
          <ol>
            {handEdits.map(({ text, by, at }) => (
              <li key={at + text}>
                {text}（{by}）
              </li>
            ))}
          </ol>
        </details>
      )}
      {prices.length > 0 && (
        <details className="match-more">
          <summary>放宽各项规则可提高的得分（{prices.length} 项）</summary>
          <ul>
            {prices.map(({ rule, text }) => (
              <li key={rule + text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
