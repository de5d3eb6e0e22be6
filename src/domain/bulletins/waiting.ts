import type { Bulletin } from "./bulletin.ts";

/** What a bulletin asks of one particular person next. */
export const bulletinWaits = ["approval", "publication", "mending", "submission"] as const;
export type BulletinWait = (typeof bulletinWaits)[number];

type Listed = Pick<Bulletin, "status" | "authorId"> & { readonly returnReason: string };

/**
 * 拟稿—送审—审核—印发：a submitted one waits for everybody but its author, an approved one for whoever issues it, a draft
 * for its author alone, whether it was sent back or never handed in.
 */
export function waitsFor({ status, authorId, returnReason }: Listed, actorId: string): BulletinWait | null {
  const own = authorId === actorId;
  if (status === "submitted") return own ? null : "approval";
  if (status === "approved") return "publication";
  if (status === "draft" && own) return returnReason === "" ? "submission" : "mending";
  return null;
}
