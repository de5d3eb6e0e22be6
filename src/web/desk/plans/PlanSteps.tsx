import { plans } from "#contract/plans.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Plan } from "./contract-types.ts";

const refresh = [plans.read, plans.list, plans.team, plans.teams];

/** What can be done with the plan as a whole: hand in, take back, approve, send back. */
export function PlanSteps({ plan }: { plan: Plan }) {
  const { can } = plan;
  if (![can.submit, can.withdraw, can.approve, can.return].some(Boolean)) return null;
  return (
    <div className="plan-steps no-print">
      <TeamSteps plan={plan} />
      <TownshipSteps plan={plan} />
    </div>
  );
}

function TeamSteps({ plan: { id, version, can } }: { plan: Plan }) {
  const submit = useWrite(plans.submit, { refresh, onDone: () => toast("已报乡镇审核。") });
  const withdraw = useWrite(plans.withdraw, { refresh, onDone: () => toast("已撤回，可以继续修改。") });
  const act = { params: { id }, body: { version } };
  return (
    <>
      {can.submit && (
        <ConfirmButton
          type="primary"
          sending={submit.sending}
          question="报送后，任务不能增减；乡镇审核前可以撤回。"
          onConfirm={() => submit.send(act)}
        >
          报乡镇审核
        </ConfirmButton>
      )}
      {can.withdraw && (
        <ConfirmButton
          sending={withdraw.sending}
          question="撤回后可以继续修改，改好再报。"
          onConfirm={() => withdraw.send(act)}
        >
          撤回
        </ConfirmButton>
      )}
      <ProblemNote problem={submit.problem ?? withdraw.problem} />
    </>
  );
}

function TownshipSteps({ plan: { id, version, status, can } }: { plan: Plan }) {
  const review = useWrite(plans.review, {
    refresh,
    onDone: (_, { body }) => toast(body.outcome === "approve" ? "已批准。" : "已退回。"),
  });
  const params = { id };
  const again =
    status === "approved" ? "退回后，批准、公示、备案登记一并撤销，工作队改好后重新报审。" : "退回后，工作队改好再报。";
  return (
    <>
      {can.approve && (
        <ConfirmButton
          type="primary"
          sending={review.sending}
          question="批准后，工作队按此执行，并在村内公示。"
          onConfirm={() => review.send({ params, body: { version, outcome: "approve", reason: "" } })}
        >
          批准
        </ConfirmButton>
      )}
      {can.return && (
        <ConfirmButton
          sending={review.sending}
          question={again}
          reason={{ label: "退回理由", min: 2 }}
          onConfirm={(reason) => review.send({ params, body: { version, outcome: "return", reason } })}
        >
          退回修改
        </ConfirmButton>
      )}
      <ProblemNote problem={review.problem} />
    </>
  );
}
