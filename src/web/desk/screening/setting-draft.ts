import { settingRefusals } from "#domain/screening/round.ts";
import { roundRefusalLabel } from "#domain/screening/labels.ts";
import type { Indicator, Item, Round, Setting } from "./contract-types.ts";
import { percentText } from "./numbers.ts";

export type IndicatorDraft = Omit<Indicator, "min" | "max" | "weight"> & {
  readonly min: number | null;
  readonly max: number | null;
  /** Basis points. */
  readonly weight: number | null;
};

/** The settings as they stand on the screen; null is a box nobody has filled. */
export type SettingDraft = Omit<Setting, "list" | "indicators" | "ratioBasisPoints" | "cycleMonths" | "deadline"> & {
  readonly list: Setting["list"] | null;
  readonly indicators: readonly IndicatorDraft[];
  readonly ratioBasisPoints: number | null;
  readonly cycleMonths: number | null;
  readonly deadline: string | null;
};

export const emptySetting: SettingDraft = {
  name: "",
  list: null,
  indicators: [],
  directHits: [],
  ratioBasisPoints: 1500,
  rounding: "round",
  tie: "include",
  directHitMode: "within",
  cycleMonths: 12,
  deadline: null,
};

export function draftOf(round: Round): SettingDraft {
  const { name, list, indicators, directHits, ratioBasisPoints, rounding, tie, directHitMode } = round;
  const { cycleMonths, deadline } = round;
  return { name, list, indicators, directHits, ratioBasisPoints, rounding, tie, directHitMode, cycleMonths, deadline };
}

/** Codes stay in the files townships fill in, so a removed one is not given again to another indicator. */
export function nextCode(taken: readonly { readonly code: string }[], letter: string): string {
  const numbers = taken.map(({ code }) => Number(new RegExp(`^${letter}(\\d+)$`).exec(code)?.[1] ?? 0));
  return `${letter}${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

export const weightSum = (indicators: readonly Pick<IndicatorDraft, "weight">[]) =>
  indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0);

export function weightSentence(sum: number): string {
  if (sum === 10_000) return "✓ 权重合计 100%";
  const gap = percentText(Math.abs(10_000 - sum));
  return `权重合计 ${percentText(sum)}，${sum < 10_000 ? "还差" : "多出"} ${gap}`;
}

/** Equal shares that add up to exactly 100 %: the first ones carry the remainder. */
export function evenWeights(indicators: readonly IndicatorDraft[]): IndicatorDraft[] {
  const share = Math.floor(10_000 / indicators.length);
  const over = 10_000 - share * indicators.length;
  return indicators.map((one, index) => ({ ...one, weight: share + (index < over ? 1 : 0) }));
}

/** The boxes without which the draft cannot be kept. */
export function unfilled(draft: SettingDraft): string[] {
  const asked: [boolean, string][] = [
    [draft.name.trim() === "", "请填写轮次名称。"],
    [draft.list === null, "请选定软弱涣散表现清单。"],
    [draft.ratioBasisPoints === null, "请填写倒排比例。"],
    [draft.cycleMonths === null, "请填写整顿周期。"],
    [draft.deadline === null, "请选定评估截止日期。"],
    [draft.directHits.some(({ clause }) => clause.trim() === ""), "应整尽整的情形，请逐条写明依据。"],
  ];
  const wanting = draft.indicators.flatMap((one, index) =>
    one.name.trim() === "" || one.min === null || one.max === null || one.weight === null
      ? [`第 ${index + 1} 项指标没有填完整。`]
      : [],
  );
  return [...asked.flatMap(([missing, sentence]) => (missing ? [sentence] : [])), ...wanting];
}

/** What must still be put right before the round may open. */
export function openingReasons(draft: SettingDraft, items: readonly Item[], today: string): string[] {
  const refusals = settingRefusals(
    {
      indicators: draft.indicators.map(filled),
      manifestations: { items },
      directHits: draft.directHits,
      ratioBasisPoints: draft.ratioBasisPoints ?? 0,
      cycleMonths: draft.cycleMonths ?? 0,
      deadline: draft.deadline ?? "",
    },
    today,
  );
  return refusals.map((refusal) => `${roundRefusalLabel[refusal]}。`);
}

const filled = (one: IndicatorDraft): Indicator => ({
  ...one,
  min: one.min ?? 0,
  max: one.max ?? 0,
  weight: one.weight ?? 0,
});

/** The draft as the route takes it; null while `unfilled` still has something to say. */
export function settingOf(draft: SettingDraft): Setting | null {
  const { list, ratioBasisPoints, cycleMonths, deadline } = draft;
  if (unfilled(draft).length > 0 || !list || !deadline) return null;
  return {
    ...draft,
    list,
    deadline,
    ratioBasisPoints: ratioBasisPoints ?? 0,
    cycleMonths: cycleMonths ?? 0,
    directHits: [...draft.directHits],
    indicators: draft.indicators.map((one) => ({ ...filled(one), unit: one.unit?.trim() || undefined })),
  };
}

/** The row at `from` one place up or down; out of range leaves all as it is. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= rows.length) return [...rows];
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), rows[from]!, ...rest.slice(to)];
}
