import type { IsoDate } from "../date.ts";
import type { FindingSource } from "./finding.ts";

/** A kind of trouble a county sorts its findings by; some may only be closed when somebody else has been heard. */
export interface FindingCategory {
  readonly name: string;
  readonly independent: boolean;
}

export interface Registered {
  readonly source: FindingSource;
  readonly inspectionId?: string | null | undefined;
  readonly foundOn: IsoDate;
  readonly category: string;
}

export type RegisterRefusal = "found-in-future" | "category-unknown" | "inspection-missing";

export function newFindingRefusals(
  { source, inspectionId = null, foundOn, category }: Registered,
  categories: readonly FindingCategory[],
  today: IsoDate,
): RegisterRefusal[] {
  const why: RegisterRefusal[] = [];
  if (foundOn > today) why.push("found-in-future");
  if (!categories.some(({ name }) => name === category)) why.push("category-unknown");
  if (inspectionId !== null && source !== "inspection") why.push("inspection-missing");
  return why;
}
