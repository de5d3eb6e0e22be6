import type { z } from "zod";
import { type evaluationInput, evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { commonItems, targetCode } from "#domain/evaluation/scheme.ts";
import { sampleSchemes } from "#domain/evaluation/scheme-data.ts";
import type { Tx } from "../db/db.ts";
import type { Caller, Stage } from "./api-test.ts";
import { villageIds } from "./cast.ts";
import { aColleague } from "./given-case-steps.ts";
import { aCase, aDecidedRound, aGoal, aProblem } from "./given-cases.ts";
import { aTeam } from "./given-teams.ts";

export const villageScheme = sampleSchemes.schemes[0]!;

/** A round with a file in 前柳庄 (where the team of the cast stands), 上梨峪 and 松坡; half of the lines done. */
export async function aRoundAtWork(tx: Tx) {
  const roundId = await aDecidedRound(tx);
  await aTeam(tx, roundId);
  for (const village of ["前柳庄", "上梨峪", "松坡"] as const) {
    const file = await aCase(tx, { village, roundId });
    await aProblem(tx, file, { doneOn: "2026-11-02" });
    if (village !== "松坡") await aProblem(tx, file, { dueOn: "2026-10-01" });
    await aGoal(tx, file, { doneOn: "2026-11-02" });
  }
  return roundId;
}

const anEvaluation = (roundId: string, over: object = {}) => ({
  id: uuidv7(),
  roundId,
  title: "2026年11月考核",
  scheme: villageScheme.title,
  schemeVersion: 0,
  cadence: "monthly" as const,
  from: "2026-11-01",
  to: "2026-11-22",
  ...over,
});

/** Arranged by the county's officer; all there are. */
export async function arranged(stage: Stage, over: object = {}) {
  const roundId = await aRoundAtWork(stage.tx);
  const county = await stage.as("county", "青岚县");
  const body = anEvaluation(roundId, over);
  await county.call(evaluations.create, { body });
  return { id: body.id, roundId, county };
}

type InputBody = z.input<typeof evaluationInput>;

/** Every item that is not taken from the system, scored alike for one village. */
export function scoresOf(subjectId: string, over: { level?: string; targets?: number } = {}): InputBody[] {
  const { level = "较好", targets = 0 } = over;
  const where = { subjectId, version: 0, reason: "现场查看" };
  const common = commonItems(villageScheme).flatMap(({ code, item }): InputBody[] => {
    const kind = item.type;
    if (kind === "grade") return [{ ...where, item: code, kind, level }];
    if (kind === "score") return [{ ...where, item: code, kind, points: item.points * 50 }];
    if (kind === "survey") return [{ ...where, item: code, kind, asked: 20, satisfied: 16, fair: 3, dissatisfied: 1 }];
    return [];
  });
  const own = Array.from({ length: targets }, (_, i) => ({
    ...where,
    item: targetCode(i),
    kind: "score" as const,
    points: 4000,
  }));
  return [...common, ...own];
}

const scoredVillages = [villageIds.前柳庄, villageIds.上梨峪, villageIds.松坡] as const;

/** All three villages scored by the inspector. */
export async function scoredAll(inspector: Caller, id: string) {
  const inputs = scoredVillages.flatMap((village) => scoresOf(village));
  await inspector.call(evaluationWork.inputs, { params: { id }, body: { inputs } });
}

/** Scored by the inspector, made known by one officer; its window is over; another officer may freeze. */
export async function madeKnown(stage: Stage, over: object = {}) {
  const { id, roundId, county } = await arranged(stage, over);
  const inspector = await stage.as("inspector");
  await scoredAll(inspector, id);
  const { version } = await county.call(evaluations.publish, { params: { id }, body: { version: 1 } });
  const { caller: colleague } = await aColleague(stage.tx, "county", "青岚县");
  return { id, roundId, county, inspector, colleague, version, params: { id } };
}

export async function windowOver(tx: Tx, id: string) {
  await tx
    .updateTable("evaluation")
    .set({ publicityFrom: "2026-11-10", publicityTo: "2026-11-20" })
    .where("id", "=", id)
    .execute();
}
