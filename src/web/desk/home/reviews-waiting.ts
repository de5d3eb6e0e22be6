import type { Result } from "#contract/route.ts";
import { shortlists } from "#contract/shortlist.ts";
import { groupOf, homeCard, type WaitingCount, type WaitingGroup } from "./waiting.ts";

type Review = Result<typeof shortlists.waiting>[number];

const frameOf = ({ id, name, villages }: Review) => ({
  key: `review ${id}`,
  title: `${name}：联审`,
  href: `/rounds/${id}/shortlist`,
  note: `名单 ${villages} 个村`,
});

function countOf({ id }: Review, value: number, view: string, words: string): WaitingCount {
  return { value, unit: "个村", words, href: `/rounds/${id}/shortlist?view=${view}` };
}

/** A department: villages its own organisation has not written on. */
export const opinionsWaiting = homeCard({
  verb: "opinion.write",
  route: shortlists.waiting,
  call: {},
  groups: (reviews): WaitingGroup[] =>
    reviews.flatMap((one) =>
      groupOf({ ...frameOf(one), counts: [countOf(one, one.unopined, "unopined", "还没有提出意见")] }),
    ),
});

/** The county: what is missing before the site visits can be closed. */
export const visitsWaiting = homeCard({
  verb: "verification.write",
  route: shortlists.waiting,
  call: {},
  groups: (reviews): WaitingGroup[] =>
    reviews.flatMap((one) =>
      groupOf({
        ...frameOf(one),
        counts: [
          countOf(one, one.unopined, "unopined", "还没有部门提出意见"),
          countOf(one, one.unvisited, "unvisited", "还没有实地核实"),
          countOf(one, one.disputed, "disputed", "意见不一，审定时逐村明确"),
          ...(one.unvisited === 0 ? [{ words: "已全部核实，可以报审定", href: `/rounds/${one.id}` }] : []),
        ],
      }),
    ),
});
