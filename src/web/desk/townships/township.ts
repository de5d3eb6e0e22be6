import type { townships } from "#contract/registry.ts";
import type { Result } from "#contract/route.ts";

export type Township = Result<typeof townships.list>[number];
