import type { IsoDate } from "../date.ts";

export type RuleRefusal = "begins-in-the-past" | "before-newest";

export const ruleRefusalLabel: Record<RuleRefusal, string> = {
  "begins-in-the-past": "生效日期不能早于今天，已经按原规则办理的事项不受影响",
  "before-newest": "生效日期不能早于上一版本的生效日期",
};

/** Versions follow one another: none begins in the past, none before the one it replaces. */
export function ruleRefusals(validFrom: IsoDate, today: IsoDate, newestFrom: IsoDate | null): RuleRefusal[] {
  if (validFrom < today) return ["begins-in-the-past"];
  return newestFrom !== null && validFrom < newestFrom ? ["before-newest"] : [];
}

/** The version in force on a day: the newest that has begun; 0 is what is shipped. */
export function versionOn(versions: readonly { version: number; validFrom: IsoDate }[], day: IsoDate): number {
  return Math.max(0, ...versions.filter(({ validFrom }) => validFrom <= day).map(({ version }) => version));
}
