import type { draws } from "#contract/draws.ts";
import type { inspectionPlans } from "#contract/inspection-plans.ts";
import type { inspections } from "#contract/inspections.ts";
import type { inspectors } from "#contract/inspectors.ts";
import type { Body, Result } from "#contract/route.ts";

export type Inspection = Result<typeof inspections.get>;
export type InspectionRow = Result<typeof inspections.list>["rows"][number];
export type InspectionObject = Result<typeof inspections.objects>["rows"][number];
export type Plan = Result<typeof inspectionPlans.get>;
export type PlanRow = Result<typeof inspectionPlans.list>["rows"][number];
export type Inspector = Result<typeof inspectors.get>;
export type InspectorRow = Result<typeof inspectors.list>["rows"][number];
export type Draw = Result<typeof draws.get>;
export type DrawRow = Result<typeof draws.ofInspection>["rows"][number];
export type DrawSettings = Body<typeof draws.preview>;
export type DrawPreview = Result<typeof draws.preview>;
