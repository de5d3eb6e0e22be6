import { findings } from "#contract/findings.ts";
import type { FindingWait } from "#contract/finding-shapes.ts";
import type { Verb } from "#domain/access.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** What each step waits for, and who takes it. */
const steps: readonly (readonly [FindingWait, Verb, string])[] = [
  ["assign", "finding.assign", "已登记，待交办"],
  ["rectify", "finding.rectify", "交给您的，待整改"],
  ["town-check", "finding.check", "已申请销号，待镇级核查"],
  ["check", "finding.close", "已申请销号，待县级核查"],
  ["close", "finding.close", "核查通过，待销号"],
];

export const findingsWaiting = homeCard({
  verb: "finding.read",
  route: findings.list,
  call: { query: { page: 1, size: 1 } },
  groups: ({ waiting, lights }, { me }) => {
    const mine = steps.filter(
      ([wait, verb]) => me.verbs.includes(verb) && (wait !== "town-check" || me.office.role === "township"),
    );
    const counts: WaitingCount[] = [
      ...mine.map(([wait, , words]) => ({ value: waiting[wait], unit: "个", words, href: `/findings?waits=${wait}` })),
      { value: lights.red, unit: "个", words: "逾期未销号", href: "/findings?light=red", light: "red" },
      { value: lights.yellow, unit: "个", words: "临近期限", href: "/findings?light=yellow", light: "yellow" },
    ];
    return groupOf({ key: "findings", title: "督查问题整改", href: "/findings", counts });
  },
});
