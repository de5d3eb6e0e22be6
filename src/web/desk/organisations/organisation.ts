import type { organisations } from "#contract/registry.ts";
import type { Result } from "#contract/route.ts";

export type Organisation = Result<typeof organisations.list>[number];
