/** One delisted village: how long it was watched, and whether the watch ended with a relapse. */
export interface Span {
  readonly days: number;
  readonly relapsed: boolean;
}

export interface SurvivalStep {
  readonly days: number;
  /** Villages still watched and sound just before this day. */
  readonly atRisk: number;
  readonly relapsed: number;
  /** Share that stays sound beyond this day. */
  readonly sound: number;
}

/**
 * Kaplan–Meier: 销号后各时点仍稳固的比例。A village delisted last month says something of the first month and nothing of
 * the twelfth; the estimate uses each village for exactly as long as it was watched.
 */
export function survivalOf(spans: readonly Span[]): SurvivalStep[] {
  const days = [...new Set(spans.filter(({ relapsed }) => relapsed).map((span) => span.days))].toSorted(
    (a, b) => a - b,
  );
  let sound = 1;
  return days.map((day) => {
    const atRisk = spans.filter((span) => span.days >= day).length;
    const relapsed = spans.filter((span) => span.relapsed && span.days === day).length;
    sound *= (atRisk - relapsed) / atRisk;
    return { days: day, atRisk, relapsed, sound };
  });
}

/** The share still sound on a day; 1 before the first relapse. */
export function soundAfter(steps: readonly SurvivalStep[], days: number): number {
  return steps.findLast((step) => step.days <= days)?.sound ?? 1;
}

/** How many villages were watched so long. */
export function watchedAt(spans: readonly Span[], days: number): number {
  return spans.filter((span) => span.days >= days).length;
}
