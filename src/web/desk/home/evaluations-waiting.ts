import { evaluations } from "#contract/evaluations.ts";
import type { Result } from "#contract/route.ts";
import { waitLabel } from "#domain/evaluation/labels.ts";
import { groupOf, homeCard } from "./waiting.ts";

type Waiting = Result<typeof evaluations.waiting>[number];

/** What a step is about, beside how many evaluations wait for it. */
function wordsOf({ waits, openItems, openAppeals, publicityTo }: Waiting): string {
  if (waits === "score") return `${waitLabel.score}（共 ${openItems} 项）`;
  if (waits === "answer") return `${waitLabel.answer}（共 ${openAppeals} 件）`;
  return waits === "appeal" ? `${waitLabel.appeal}（最早的至 ${publicityTo}）` : waitLabel[waits];
}

export const evaluationsWaiting = homeCard({
  verb: "evaluation.read",
  route: evaluations.waiting,
  call: { query: {} },
  groups: (all) =>
    groupOf({
      key: "evaluations",
      title: "考核",
      href: "/evaluations",
      counts: all.map((one) => ({
        value: one.evaluations,
        unit: "期",
        words: wordsOf(one),
        href: `/evaluations?waits=${one.waits}`,
      })),
    }),
});
