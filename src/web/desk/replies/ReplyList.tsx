import "../bulletins/bulletins.css";
import { HandleButton } from "./HandleButton.tsx";
import { replyKindLabel } from "#domain/bulletins/reply.ts";
import type { replies } from "#contract/namings.ts";
import type { Result } from "#contract/route.ts";

type Reply = Result<typeof replies.mine>[number]["replies"][number];

interface ReplyListProps {
  readonly stand: string;
  readonly replies: readonly Reply[];
  /** This office may answer what has no answer yet. */
  readonly answers?: boolean;
}

/** Where a naming stands with its explanation, what was said, and what the county made of it. */
export function ReplyList({ stand, replies: said, answers = false }: ReplyListProps) {
  return (
    <>
      <span>{stand}</span>
      {said
        .filter(({ kind }) => kind !== "none")
        .map(({ id, kind, saidBy, saidOn, late, text, handling, handler }) => (
          <p key={id} className="reply-said">
            <small>
              {saidOn}　{saidBy}　{replyKindLabel[kind]}
              {late && "　逾期"}
            </small>
            <br />
            {text}
            {handling !== "" && (
              <>
                <br />
                <small>
                  处理意见（{handler}）：{handling}
                </small>
              </>
            )}
            {handling === "" && answers && <HandleButton id={id} />}
          </p>
        ))}
    </>
  );
}
