import type { Bulletin } from "./bulletin.ts";

/** What a bulletin asks of one particular person next. */
export const bulletinWaits = ["approval", "publication", "mending", "submission", "naming", "reply"] as const;
export type BulletinWait = (typeof bulletinWaits)[number];

interface Listed extends Pick<Bulletin, "status" | "authorId"> {
  readonly returnReason: string;
  /** Names in it that somebody else proposed and nobody has decided on. */
  readonly namingsProposed: number;
  /** What the named said and nobody has answered. */
  readonly repliesOpen: number;
}

/**
 * 拟稿—送审—审核—印发：a submitted one waits for everybody but its author, an approved one for whoever issues it, a draft
 * for its author alone, whether it was sent back or never handed in. A name waits for anybody but who proposed it, what the
 * named said for the author of the text.
 */
export function waitsFor(listed: Listed, actorId: string): BulletinWait[] {
  const step = nextStep(listed, actorId);
  const waits: BulletinWait[] = step === null ? [] : [step];
  if (listed.status !== "published" && listed.namingsProposed > 0) waits.push("naming");
  if (listed.authorId === actorId && listed.repliesOpen > 0) waits.push("reply");
  return waits;
}

function nextStep({ status, authorId, returnReason }: Listed, actorId: string): BulletinWait | null {
  const own = authorId === actorId;
  if (status === "submitted") return own ? null : "approval";
  if (status === "approved") return "publication";
  if (status === "draft" && own) return returnReason === "" ? "submission" : "mending";
  return null;
}
