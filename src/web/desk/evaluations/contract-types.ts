import type { evaluationWork } from "#contract/evaluation-work.ts";
import type { evaluations } from "#contract/evaluations.ts";
import type { Result } from "#contract/route.ts";

export type Evaluation = Result<typeof evaluations.get>;
export type TableRow = Result<typeof evaluations.table>["rows"][number];
export type Subject = Result<typeof evaluations.subject>;
export type Item = Subject["score"]["items"][number];
export type Sheet = Result<typeof evaluationWork.sheet>;
