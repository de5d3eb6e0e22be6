import type { ButtonProps } from "antd";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Shortlist } from "./contract-types.ts";
import { useOpinions } from "./use-opinions.ts";

interface WithdrawOpinionsProps {
  readonly round: Shortlist["round"];
  readonly villageIds: readonly string[];
  readonly word: string;
  /** 上梨峪村 or 这 90 个村. */
  readonly villages: string;
  readonly size?: ButtonProps["size"];
  readonly onDone?: () => void;
}

/** 撤回 of one opinion or of those just given: what was written stays in the records. */
export function WithdrawOpinions({ round, villageIds, word, villages, size, onDone }: WithdrawOpinionsProps) {
  const { write, sending, problem } = useOpinions("withdraw", round, () => {
    toast(`对${villages}的意见已撤回。`);
    onDone?.();
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        size={size}
        sending={sending}
        question={`撤回后，本单位对${villages}即为尚未提意见，可以另提；原意见保留在记录中。`}
        onConfirm={() => write(villageIds)}
      >
        {word}
      </ConfirmButton>
    </>
  );
}
