import { findings } from "#contract/findings.ts";
import { remeasurements } from "#contract/remeasurements.ts";
import type { Result } from "#contract/route.ts";

export type SampleRow = Result<typeof remeasurements.list>["rows"][number];
export type Sample = Result<typeof remeasurements.read>;
export type DrawnProject = Sample["rows"][number];
export type Measurement = DrawnProject["measurements"][number];

/** What a step leaves out of date. */
export const afterSample = [remeasurements.list, remeasurements.read, findings.list];

export const way = [{ title: "项目复核实测", path: "/remeasurements" }];

/** What is typed has three decimals at most. */
export const milliOf = (quantity: number | null | undefined) => Math.round((quantity ?? 0) * 1000);
