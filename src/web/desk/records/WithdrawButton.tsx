import { Button } from "antd";
import { records } from "#contract/records.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { RecordView } from "./entry-draft.ts";

export function WithdrawButton({
  row: { id, version, withdrawn },
}: {
  row: Pick<RecordView, "id" | "version" | "withdrawn">;
}) {
  const refresh = [records.read, records.list, records.totals];
  const withdraw = useWrite(records.withdraw, { refresh, onDone: () => toast("已撤回，可在本页恢复。") });
  const restore = useWrite(records.restore, { refresh, onDone: () => toast("已恢复。") });
  const call = { params: { id }, body: { version } };
  return (
    <>
      {withdrawn ? (
        <Button loading={restore.sending} onClick={() => restore.send(call)}>
          恢复
        </Button>
      ) : (
        <ConfirmButton
          danger
          sending={withdraw.sending}
          question="撤回后，这一条不再计入月报和各项汇总，其他人也看不到；您可以再恢复。"
          onConfirm={() => withdraw.send(call)}
        >
          撤回
        </ConfirmButton>
      )}
      <ProblemNote problem={withdraw.problem ?? restore.problem} />
    </>
  );
}
