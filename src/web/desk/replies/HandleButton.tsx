import { bulletins } from "#contract/bulletins.ts";
import { replies } from "#contract/namings.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";

/** 处理意见 on what the named said: written once, read by both. */
export function HandleButton({ id }: { readonly id: string }) {
  const { send, sending, problem } = useWrite(replies.handle, {
    refresh: [bulletins.get, bulletins.list, replies.mine],
    onDone: () => toast("已答复，说明单位可以看到。"),
  });
  return (
    <>
      {" "}
      <ConfirmButton
        size="small"
        type="primary"
        sending={sending}
        question="处理意见一次写定，说明单位可以看到；情况有误需要更正的，另行印发更正。"
        reason={{ label: "处理意见", min: 2 }}
        onConfirm={(handling) => send({ params: { id }, body: { handling } })}
      >
        答复
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
