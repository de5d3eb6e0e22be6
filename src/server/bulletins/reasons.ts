import { type Reason, refused } from "#contract/problem.ts";
import type { BulletinRefusal } from "#domain/bulletins/bulletin.ts";
import { blankSentence, bulletinRefusalLabel, movedSentence } from "#domain/bulletins/labels.ts";
import { namingCode } from "#domain/bulletins/naming.ts";
import type { TokenRefusal } from "#domain/figures/text-blocks.ts";
import { unboundReason } from "../figures/reading.ts";

type Moved = Parameters<typeof movedSentence>[0];

interface Particulars {
  readonly unbound?: readonly TokenRefusal[];
  readonly blanks?: readonly string[];
  readonly moved?: readonly Moved[];
}

/** Throws what stands against an action, every number, name and blank told by itself. */
export function refuse(why: readonly BulletinRefusal[], { unbound = [], blanks = [], moved = [] }: Particulars = {}) {
  const movedReason: BulletinRefusal[] = moved.length > 0 ? ["moved-since-approval"] : [];
  const reasons = [...new Set([...why, ...movedReason])].flatMap((rule): Reason[] => {
    if (rule === "tokens-unbound") return unbound.map(reasonOf);
    if (rule === "blanks-left") return blanks.map(blankReason);
    const told = { rule, sentence: `${bulletinRefusalLabel[rule]}。` };
    return rule === "moved-since-approval" ? [told, ...moved.slice(0, most).map(movedReasonOf)] : [told];
  });
  if (reasons.length > 0) throw refused(reasons);
}

/** A name that is gone from the list of 点名 reads otherwise than a number that has none. */
export const reasonOf = (refusal: TokenRefusal): Reason =>
  refusal.token.startsWith(`{{${namingCode}`)
    ? { rule: refusal.kind, sentence: "文中有一处点名没有登记或者已经撤去，请删去后从点名清单中重新插入。" }
    : unboundReason(refusal);

export const blankReason = (blank: string): Reason => ({ rule: "blanks-left", sentence: blankSentence(blank) });

/** Numbers told one by one; the page shows the rest. */
const most = 10;
const movedReasonOf = (one: Moved): Reason => ({
  rule: "moved-since-approval",
  sentence: movedSentence(one),
});
