import { uuidv7 } from "#contract/uuid.ts";
import { sampleSchemes } from "#domain/evaluation/scheme-data.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);

/** One evaluation of a county that has been made known. */
export async function fillEvaluation(
  tx: Tx,
  { countyId, mark, roundId }: { countyId: string; mark: string; roundId: string },
) {
  const evaluationId = uuidv7();
  await tx
    .insertInto("evaluation")
    .values({
      ...{ countyId, id: evaluationId, roundId, title: `考核${mark}`, subject: "village-case", cadence: "monthly" },
      ...{
        fromOn: "2026-11-01",
        toOn: "2026-11-20",
        schemeVersion: 0,
        scheme: JSON.stringify(sampleSchemes.schemes[0]),
      },
      ...{
        status: "publicity",
        publicityBy: author,
        publicityFrom: "2026-11-20",
        publicityTo: "2026-11-27",
        createdBy: author,
      },
    })
    .execute();
  return { evaluationId };
}

/** A village under it with a score, an entry, kept rows and an appeal; each text carries the mark. */
export async function fillSubject(
  tx: Tx,
  { mark, ...place }: Place,
  { evaluationId }: { readonly evaluationId: string },
) {
  const of = { ...place, evaluationId, subjectId: place.villageId };
  const [entryId, appealId] = [uuidv7(), uuidv7()];
  await tx
    .insertInto("evaluationSubject")
    .values({ ...of, name: `村${mark}`, township: mark, measures: JSON.stringify({ cases: 1 }) })
    .execute();
  await tx
    .insertInto("evaluationInput")
    .values({
      ...of,
      item: "c1.1",
      kind: "grade",
      content: JSON.stringify({ level: "好" }),
      reason: mark,
      hands: [author],
      enteredBy: author,
    })
    .execute();
  const made = { item: "p1", kind: "plus", onDay: "2026-11-10", points: 100, reason: mark, madeBy: author } as const;
  await tx
    .insertInto("evaluationEntry")
    .values({ ...of, ...made, id: entryId })
    .execute();
  await tx
    .insertInto("evaluationRow")
    .values({ ...of, measure: "cases", position: 1, cells: JSON.stringify([mark]), amount: 1 })
    .execute();
  await tx
    .insertInto("evaluationAppeal")
    .values({ ...of, id: appealId, item: "c1.1", text: mark, madeBy: author, madeOn: "2026-11-20" })
    .execute();
  return { subjectId: place.villageId, entryId, appealId };
}
