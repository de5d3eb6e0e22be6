import { plans } from "#contract/plans.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

const group = { title: "计划和倒排工期", href: "/plans" };
const unit = "件";
const listOf = (view: "plans" | "schedules", status: string) => `/plans?view=${view}&status=${status}`;

/** What teams have handed in, for the township that approves it. */
export const plansToApprove = homeCard({
  verb: "plan.approve",
  route: plans.waiting,
  call: {},
  groups: (waiting) => {
    const counts: WaitingCount[] = [
      { value: waiting.plans.submitted, unit, words: "计划待您审批", href: listOf("plans", "submitted") },
      { value: waiting.schedules.submitted, unit, words: "倒排工期待您审批", href: listOf("schedules", "submitted") },
    ];
    return groupOf({ ...group, key: "plans-to-approve", counts });
  },
});

/** What came back to the team that wrote it. */
export const plansReturned = homeCard({
  verb: "plan.write",
  route: plans.waiting,
  call: {},
  groups: (waiting) => {
    const counts: WaitingCount[] = [
      { value: waiting.plans.returned, unit, words: "计划退回修改，待您重报", href: listOf("plans", "returned") },
      {
        value: waiting.schedules.returned,
        unit,
        words: "倒排工期退回重排，待您重报",
        href: listOf("schedules", "returned"),
      },
    ];
    return groupOf({ ...group, key: "plans-returned", counts });
  },
});
