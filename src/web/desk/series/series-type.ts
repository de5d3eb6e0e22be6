import type { Result } from "#contract/route.ts";
import type { series } from "#contract/series.ts";

export type Series = Result<typeof series.list>[number];
