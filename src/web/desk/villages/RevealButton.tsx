import { profiles } from "#contract/profiles.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote } from "../../ui/index.ts";

interface RevealButtonProps {
  readonly id: string;
  readonly list: "committee-member" | "capable-person";
  readonly masked: string;
  readonly may: boolean;
  /** What is looked at, as the button and the question say it: 电话, 姓名. */
  readonly word: "电话" | "姓名";
}

/** What is masked, and a button that shows it in full once a purpose is given; every look leaves a trace. */
export function RevealButton({ id, list, masked, may, word }: RevealButtonProps) {
  const { send, sending, problem, reply } = useWrite(profiles.reveal);
  if (reply) return <span className="num">{word === "电话" ? (reply.phone ?? "未登记") : reply.name}</span>;
  return (
    <span className="reveal">
      <span className="num">{masked}</span>{" "}
      {may && (
        <span className="no-print">
          <ConfirmButton
            size="small"
            sending={sending}
            question={`查看完整${word}将留下记录。`}
            reason={{ label: "查看事由", min: 2 }}
            onConfirm={(reason) => send({ params: { id }, body: { list, reason } })}
          >
            {`看${word}`}
          </ConfirmButton>
        </span>
      )}
      <ProblemNote problem={problem} />
    </span>
  );
}
