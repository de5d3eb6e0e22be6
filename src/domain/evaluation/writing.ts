import type { IsoDate } from "../date.ts";
import type { Entry, Input, Survey } from "./facts.ts";
import { hundredths } from "./item-share.ts";
import { commonItems, minusCode, plusCode, type Scheme, scaleOf, type Target, targetCode, vetoCode } from "./scheme.ts";

export type WriteRefusal =
  | "unknown-item"
  | "wrong-kind"
  | "system-derived"
  | "above-maximum"
  | "malformed"
  | "unknown-level"
  | "votes-exceed-asked"
  | "day-outside-period"
  | "day-in-future"
  | "points-missing"
  | "targets-sum"
  | "target-twice";

type Shape = Pick<Scheme, "common" | "notApplicable" | "plus" | "minus" | "vetoes">;

/** Which kind of input an item takes; undefined: there is no such item, null: it is taken from the system or the entries alone. */
export function inputKindOf(scheme: Shape, targets: readonly Target[], code: string): Input["kind"] | null | undefined {
  const own = targets.find((_, i) => targetCode(i) === code);
  if (own) return own.by;
  const item = commonItems(scheme).find((one) => one.code === code)?.item;
  if (!item) return undefined;
  if (item.type === "grade" || item.type === "score" || item.type === "survey") return item.type;
  return scheme.notApplicable === "judge" ? "score" : null;
}

/** 评分不超过该项满分；测评票数不超过发放数。 */
export function inputRefusals(scheme: Shape, targets: readonly Target[], code: string, input: Input): WriteRefusal[] {
  const kind = inputKindOf(scheme, targets, code);
  if (kind === undefined) return ["unknown-item"];
  if (kind === null) return ["system-derived"];
  if (kind !== input.kind) return ["wrong-kind"];
  return contentRefusals(scheme, targets, code, input);
}

const whole = (...counts: readonly number[]) => counts.every((one) => Number.isSafeInteger(one) && one >= 0);

function scoreRefusals(points: number, most: number): WriteRefusal[] {
  if (!whole(points)) return ["malformed"];
  return points > most ? ["above-maximum"] : [];
}

function surveyRefusals({ asked, satisfied, fair, dissatisfied }: Survey): WriteRefusal[] {
  if (!whole(asked, satisfied, fair, dissatisfied)) return ["malformed"];
  return satisfied + fair + dissatisfied > asked ? ["votes-exceed-asked"] : [];
}

function contentRefusals(scheme: Shape, targets: readonly Target[], code: string, input: Input): WriteRefusal[] {
  const item = commonItems(scheme).find((one) => one.code === code)?.item;
  switch (input.kind) {
    case "score":
      return scoreRefusals(input.points, (item ?? targets.find((_, i) => targetCode(i) === code)!).points * 100);
    case "grade":
      return item!.levels.some(({ name }) => name === input.level) ? [] : ["unknown-level"];
    case "survey":
      return surveyRefusals(input);
    case "completion":
      return whole(input.done, input.planned) ? [] : ["malformed"];
  }
}

const itemsFor: Record<Entry["kind"], (scheme: Shape) => readonly (readonly [code: string, most: number])[]> = {
  plus: ({ plus }) => plus.items.map(({ points }, i) => [plusCode(i), points]),
  minus: ({ minus }) => minus.items.map(({ points }, i) => [minusCode(i), points]),
  veto: ({ vetoes }) => vetoes.map((_, i) => [vetoCode(i), 0]),
  "key-node": (scheme) =>
    commonItems(scheme).flatMap(({ code, item }) => (item.type === "key-nodes" ? [[code, 0] as const] : [])),
};

/** 日常记载：在本期之内，不晚于今天；加分、扣分不超过该项上限。 */
export function entryRefusals(
  scheme: Shape,
  entry: Omit<Entry, "id" | "reached" | "reason">,
  period: { readonly from: IsoDate; readonly to: IsoDate },
  today: IsoDate,
): WriteRefusal[] {
  const item = itemsFor[entry.kind](scheme).find(([code]) => code === entry.item);
  if (!item) return ["unknown-item"];
  const why: WriteRefusal[] = [];
  if (entry.onDay < period.from || entry.onDay > period.to) why.push("day-outside-period");
  if (entry.onDay > today) why.push("day-in-future");
  const scored = entry.kind === "plus" || entry.kind === "minus";
  if (scored && entry.points === 0) why.push("points-missing");
  if (entry.points > hundredths(item[1])) why.push("above-maximum");
  return why;
}

/** 差异化目标满分合计等于分制，或者一项也不设。 */
export function targetRefusals(scheme: Pick<Scheme, "scale">, targets: readonly Target[]): WriteRefusal[] {
  if (targets.length === 0) return [];
  const sum = targets.reduce((all, { points }) => all + points, 0);
  const names = new Set(targets.map(({ name }) => name));
  return [
    ...(sum === scaleOf(scheme) ? [] : (["targets-sum"] as const)),
    ...(names.size === targets.length ? [] : (["target-twice"] as const)),
  ];
}
