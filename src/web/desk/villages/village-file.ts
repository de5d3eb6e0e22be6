import type { villages } from "#contract/villages.ts";
import type { Result } from "#contract/route.ts";

export type VillageFile = Result<typeof villages.get>;
