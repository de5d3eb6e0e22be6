import { inspections } from "#contract/inspections.ts";
import { inspectionWaits, verbOfWait } from "#domain/inspections/inspection.ts";
import { inspectionWaitLabel } from "#domain/inspections/inspection-labels.ts";
import { groupOf, homeCard } from "./waiting.ts";

/** 督查和抽取：what waits for this very officer, each with the inspections it waits in. */
export const inspectionsWaiting = homeCard({
  verb: "inspection.read",
  route: inspections.waiting,
  call: {},
  groups: (counted, { me }) => {
    const mine = inspectionWaits.filter((wait) => me.verbs.includes(verbOfWait[wait]));
    const counts = mine.map((wait) => ({
      value: counted[wait],
      unit: "次",
      words: inspectionWaitLabel[wait],
      href: `/inspections?waits=${wait}`,
    }));
    return groupOf({ key: "inspections", title: "督查和抽取", href: "/inspections", counts });
  },
});
