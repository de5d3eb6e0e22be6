import { disclosures } from "#contract/disclosures.ts";
import { groupOf, homeCard } from "./waiting.ts";

export const disclosuresWaiting = homeCard({
  verb: "disclosure.read",
  route: disclosures.list,
  call: { query: { page: 1, size: 1 } },
  groups: ({ openObjections, ending }, { me }) =>
    groupOf({
      key: "disclosures",
      title: "公告公示",
      href: "/disclosures",
      counts: [
        ...(me.verbs.includes("objection.answer")
          ? [{ value: openObjections, unit: "份", words: "有异议，待答复", href: "/disclosures?open=1" }]
          : []),
        ...(me.verbs.includes("disclosure.write")
          ? [{ value: ending, unit: "份", words: "两天内期满", href: "/disclosures?state=ending" }]
          : []),
      ],
    }),
});
