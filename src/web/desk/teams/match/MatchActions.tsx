import { Button } from "antd";
import { useLocation } from "wouter";
import { matches } from "#contract/match.ts";
import { useDownload } from "../../../api/use-download.ts";
import { useWrite } from "../../../api/use-write.ts";
import { ConfirmButton, PrintButton, ProblemNote, toast } from "../../../ui/index.ts";
import type { RunView } from "./types.ts";

export function MatchActions({ run }: { run: RunView }) {
  const { id, version, can, roundId } = run;
  const [, go] = useLocation();
  const refresh = [matches.read, matches.overview, matches.candidates];
  const undo = useWrite(matches.undo, { refresh, onDone: () => toast("已撤回最近一次手工换人。") });
  const discard = useWrite(matches.discard, { refresh, onDone: () => go(`/rounds/${roundId}/match`) });
  const params = { id };
  return (
    <>
      <ProblemNote problem={undo.problem ?? discard.problem} />
      {run.villages.length > 0 && <Papers run={run} />}
      {can.undo && (
        <Button loading={undo.sending} onClick={() => undo.send({ params, body: { version } })}>
          撤回换人
        </Button>
      )}
      {can.discard && (
        <ConfirmButton
          sending={discard.sending}
          question="放弃后，这个方案只供查阅，不能再确认。"
          reason={{ label: "放弃理由", min: 2 }}
          onConfirm={(reason) => discard.send({ params, body: { version, reason } })}
        >
          放弃方案
        </ConfirmButton>
      )}
      {run.status === "confirmed" && (
        <Button type="primary" onClick={() => go(`/teams?roundId=${roundId}`)}>
          查看工作队
        </Button>
      )}
      {run.status === "solved" && <Confirm run={run} />}
    </>
  );
}

function Papers({ run: { id } }: { run: RunView }) {
  const sheet = useDownload(matches.export);
  const table = useDownload(matches.document);
  const params = { id };
  return (
    <>
      <ProblemNote problem={sheet.problem ?? table.problem} />
      <PrintButton />
      <Button loading={sheet.sending} onClick={() => sheet.send({ params })}>
        导出 Excel
      </Button>
      <Button loading={table.sending} onClick={() => table.send({ params })}>
        “四个一”一览表
      </Button>
    </>
  );
}

function Confirm({ run }: { run: RunView }) {
  const { id, version, can, counts, villages } = run;
  const { send, sending, problem } = useWrite(matches.confirm, {
    refresh: [matches.read, matches.overview],
    onDone: ({ formed, added, kept, ended }) =>
      toast(`已确认：新组建 ${formed} 支工作队，新任 ${added} 个岗位，留任 ${kept} 个，离任 ${ended} 个。`),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        type="primary"
        disabled={!can.confirm}
        sending={sending}
        question={`确认后，${villages.length} 个村按此方案组建工作队，任期 ${run.termFrom} 至 ${run.termTo}：新任 ${counts.added} 个岗位，留任 ${counts.kept} 个，离任 ${counts.ended} 个。确认后不能撤回，人员调整在各村工作队中办理。`}
        onConfirm={() => send({ params: { id }, body: { version } })}
      >
        确认方案
      </ConfirmButton>
    </>
  );
}
