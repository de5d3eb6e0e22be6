import type { LightSet, Steps } from "../../cases/light-sets.ts";

export type LightSetRefusal = "nothing-lit" | "red-before-yellow";

type At = "deadline" | "progress" | "months" | "start" | "payment" | "statistics";

/** A set that lights nothing, or whose red comes before its yellow, tells nobody anything. */
export function lightSetRefusals(set: LightSet): { readonly why: LightSetRefusal; readonly at: At }[] {
  const behind = { progress: set.progress, payment: set.payment };
  const steps = { months: set.months, start: set.start, statistics: set.statistics };
  const wrong: At[] = [
    ...(["progress", "payment"] as const).filter((at) => crossed(behind[at].yellowFrom, behind[at].redAbove)),
    ...(["months", "start", "statistics"] as const).filter((at) => meets(steps[at])),
  ];
  const lit =
    set.deadline.yellowWithin !== null ||
    Object.values(behind).some(({ yellowFrom, redAbove }) => yellowFrom !== null || redAbove !== null) ||
    Object.values(steps).some(({ yellow, red }) => yellow !== null || red !== null);
  return [
    ...(lit ? [] : [{ why: "nothing-lit" as const, at: "deadline" as const }]),
    ...wrong.map((at) => ({ why: "red-before-yellow" as const, at })),
  ];
}

const crossed = (yellow: number | null, red: number | null) => yellow !== null && red !== null && red < yellow;
const meets = ({ yellow, red }: Steps) => yellow !== null && red !== null && red <= yellow;
