import type { Result } from "#contract/route.ts";
import type { visits } from "#contract/visits.ts";

export type VisitView = Result<typeof visits.read>;
export type VisitChoices = Result<typeof visits.choices>;
export type Item = NonNullable<VisitView["checklist"]>["sections"][number]["items"][number];
export type Answer = VisitView["answers"][number];
export type Interview = VisitView["interviews"][number];
