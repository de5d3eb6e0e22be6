import type { replies } from "#contract/namings.ts";
import type { Result } from "#contract/route.ts";

type Named = Pick<Result<typeof replies.mine>[number], "can" | "replies">;

/** May still explain itself, and has not. */
export const waitsForReply = ({ can, replies: said }: Named) => can.reply && said.length === 0;
