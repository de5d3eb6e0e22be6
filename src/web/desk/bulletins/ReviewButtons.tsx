import { bulletins } from "#contract/bulletins.ts";
import { bulletinActionLabel } from "#domain/bulletins/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Bulletin } from "./bulletin-types.ts";

/** The second person's yes or no. */
export function ReviewButtons({ bulletin: { can, id, version, figuresMark, moved } }: { bulletin: Bulletin }) {
  const refresh = [bulletins.get, bulletins.list];
  const approve = useWrite(bulletins.approve, { refresh, onDone: () => toast("已审核通过，可以印发。") });
  const giveBack = useWrite(bulletins.return, { refresh, onDone: () => toast("已退回拟稿人修改。") });
  const params = { id };
  return (
    <>
      {can.approve && (
        <ConfirmButton
          type="primary"
          sending={approve.sending}
          question="请核对文字、数字和点名的单位。审核通过后即可编号印发。"
          onConfirm={() => approve.send({ params, body: { version, figuresMark } })}
        >
          {moved.length > 0 ? "重新审核通过" : bulletinActionLabel.approve}
        </ConfirmButton>
      )}
      {can.return && (
        <ConfirmButton
          sending={giveBack.sending}
          question="退回后由拟稿人修改，重新送审。"
          reason={{ label: "退回意见", min: 2 }}
          onConfirm={(reason) => giveBack.send({ params, body: { version, reason } })}
        >
          {bulletinActionLabel.return}
        </ConfirmButton>
      )}
      <ProblemNote problem={approve.problem ?? giveBack.problem} />
    </>
  );
}
