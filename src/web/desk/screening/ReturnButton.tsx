import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Assessment } from "./contract-types.ts";

export function ReturnButton({ roundId, row }: { roundId: string; row: Assessment }) {
  const { send, sending, problem } = useWrite(assessments.return, {
    refresh: [assessments.list, assessments.read, assessments.progress, rounds.read, rounds.list],
    onDone: () => toast(`${row.village}已退回${row.township}补正。`),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        sending={sending}
        question={`退回后，${row.township}可以修改${row.village}的摸排表，改好重新上报。`}
        reason={{ label: "退回理由", min: 5 }}
        onConfirm={(reason) =>
          send({ params: { id: roundId, villageId: row.villageId }, body: { version: row.version, reason } })
        }
      >
        退回乡镇补正
      </ConfirmButton>
    </>
  );
}
