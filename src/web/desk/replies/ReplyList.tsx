import "../bulletins/bulletins.css";
import { replyKindLabel } from "#domain/bulletins/reply.ts";
import type { replies } from "#contract/namings.ts";
import type { Result } from "#contract/route.ts";

type Reply = Result<typeof replies.mine>[number]["replies"][number];

/** Where a naming stands with its explanation, and what was said. */
export function ReplyList({ stand, replies: said }: { readonly stand: string; readonly replies: readonly Reply[] }) {
  return (
    <>
      <span>{stand}</span>
      {said
        .filter(({ kind }) => kind !== "none")
        .map(({ id, kind, saidBy, saidOn, late, text }) => (
          <p key={id} className="reply-said">
            <small>
              {saidOn}　{saidBy}　{replyKindLabel[kind]}
              {late && "　逾期"}
            </small>
            <br />
            {text}
          </p>
        ))}
    </>
  );
}
