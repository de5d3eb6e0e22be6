import type { majorItems } from "#contract/major-items.ts";
import type { planWall } from "#contract/plan-wall.ts";
import type { plans } from "#contract/plans.ts";
import type { Result } from "#contract/route.ts";
import type { schedules } from "#contract/schedules.ts";

export type PlanRow = Result<typeof plans.list>["rows"][number];
export type TeamRow = Result<typeof plans.teams>["rows"][number];
export type TeamPlans = Result<typeof plans.team>;
export type Plan = Result<typeof plans.read>;
export type Task = Plan["tasks"][number];
export type Links = Result<typeof plans.links>;
export type Items = Result<typeof majorItems.list>;
export type Item = Items["rows"][number];
export type Schedule = Result<typeof schedules.read>;
export type LedgerRow = Result<typeof schedules.ledger>["rows"][number];
export type ScheduleHead = Result<typeof schedules.list>["rows"][number];
export type Drawing = Pick<
  Schedule,
  "deadline" | "today" | "steps" | "closed" | "finishOn" | "lateDays" | "sentence" | "provisional"
>;
export type Step = Drawing["steps"][number];
export type PlanWall = Result<typeof planWall.read>;
export type WallTeam = PlanWall["townships"][number]["teams"][number];
