import type { z } from "zod";
import type { evaluationInput } from "#contract/evaluation-work.ts";
import { type Chance, chance } from "#domain/random.ts";
import type { DemoTownship } from "./counties.ts";
import { gradeReasons, incomeReason, levels, surveyReason, townshipReasons } from "./evaluation-texts.ts";
import type { DemoTeam } from "./teams.ts";

type Input = z.output<typeof evaluationInput>;

/** Most do well, some middling, few badly. */
const levelOf = (draw: Chance) => levels[[0.45, 0.8, 0.96].filter((edge) => draw() > edge).length]!;

/** What the inspectors gave one village in one month; the same on every machine. */
export function villageInputs({ villageId, level }: Pick<DemoTeam, "villageId" | "level">, month: string): Input[] {
  const draw = chance(`evaluation ${month} ${villageId}`);
  const where = { subjectId: villageId, version: 0 };
  const grades = Object.entries(gradeReasons).map(([item, reasons]): Input => {
    const given = levelOf(draw);
    return { ...where, item, kind: "grade", level: given, reason: reasons[given] };
  });
  const asked = level === "county" ? 30 : 20;
  const dissatisfied = Math.floor(draw() * 3);
  const fair = 2 + Math.floor(draw() * 4);
  return [
    ...grades,
    { ...where, item: "c5.1", kind: "score", points: 600 + 50 * Math.floor(draw() * 8), reason: incomeReason },
    {
      ...{ ...where, item: "c8.1", kind: "survey", reason: surveyReason, asked },
      ...{ satisfied: asked - fair - dissatisfied, fair, dissatisfied },
    },
  ];
}

/** 差异化目标 of a village that has them. */
export function ownInputs(villageId: string): Input[] {
  const draw = chance(`own targets ${villageId}`);
  const where = { subjectId: villageId, version: 0 };
  const done = 6 + Math.floor(draw() * 5);
  return [
    {
      ...where,
      item: "d1",
      kind: "score",
      points: 4500 + 100 * Math.floor(draw() * 12),
      reason: "冷库主体完工，已签租约",
    },
    { ...where, item: "d2", kind: "completion", done, planned: 10, reason: "欠租十户，收回的已入集体账" },
  ];
}

export const townshipInputs = (townships: readonly DemoTownship[]): Input[] =>
  townships.map(({ id }) => {
    const level = levelOf(chance(`evaluation of township ${id}`));
    return { subjectId: id, item: "c1.1", version: 0, kind: "grade", level, reason: townshipReasons[level] };
  });
