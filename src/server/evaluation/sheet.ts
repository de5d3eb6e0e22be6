import { may } from "#domain/access.ts";
import { writeRefusals } from "#domain/evaluation/evaluation.ts";
import { inputKindOf } from "#domain/evaluation/writing.ts";
import { withinVillages } from "../people/reach.ts";
import type { Moment } from "./facts.ts";
import { listSubjects } from "./queries.ts";
import { getEvaluation } from "./reading.ts";

/** One item of all subjects as it is entered, one under the other; targets differ and have no sheet. */
export async function readSheet({ db, actor }: Moment, id: string, item: string) {
  const row = await getEvaluation(db, actor, id);
  const subjects = await listSubjects(db, actor, row);
  const inputs = await db
    .selectFrom("evaluationInput as i")
    .where(withinVillages(actor, "i"))
    .where("i.countyId", "=", row.countyId)
    .where("i.evaluationId", "=", id)
    .where("i.item", "=", item)
    .select(["i.subjectId", "i.content", "i.reason", "i.version"])
    .$castTo<{ subjectId: string; content: Record<string, unknown>; reason: string; version: number }>()
    .execute();
  const entered = new Map(inputs.map((one) => [one.subjectId, one]));
  const writes = may(actor, "evaluation.score");
  return {
    kind: inputKindOf(row.scheme, [], item) ?? null,
    rows: subjects.map((subject) => {
      const one = entered.get(subject.subjectId);
      const { subjectId, name, township } = subject;
      const open = writes && writeRefusals(row, subject).length === 0;
      return {
        subjectId,
        name,
        township,
        open,
        content: one?.content ?? null,
        reason: one?.reason ?? "",
        version: one?.version ?? 0,
      };
    }),
  };
}
