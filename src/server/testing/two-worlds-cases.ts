import { sampleScheme } from "#domain/cases/acceptance-scheme-data.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
const dates = { openedOn: "2025-01-01", dueOn: "2026-01-01", delistedOn: "2026-01-01", consolidationTo: "2027-01-01" };
const votes = { invited: 15, present: 15, satisfied: 15, fair: 0, dissatisfied: 0 };

/** A file of an earlier round on its way to the end, with a step, an acceptance, a check that is due and a look-back. */
export async function fillDelisted(
  tx: Tx,
  { mark, ...place }: Place & { readonly mark: string },
  { roundId, decisionId }: Readonly<Record<"roundId" | "decisionId", string>>,
) {
  const [earlier, caseId, checkId, acceptanceId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;
  const { countyId } = place;
  const now = await tx.selectFrom("round").where("id", "=", roundId).selectAll().executeTakeFirstOrThrow();
  await tx
    .insertInto("round")
    .values({ ...now, id: earlier, name: `上一轮 ${earlier}` } as never)
    .execute();
  const hands = { selfAssessedBy: uuidv7(), checkedBy: uuidv7() };
  const file = { ...dates, ...hands, acceptedBy: author, delistNumber: `销号${mark}` };
  const status = { level: "county" as const, status: "consolidation" as const, manifestations: ["M01"] };
  await tx
    .insertInto("caseFile")
    .values({ ...place, ...file, ...status, id: caseId, roundId: earlier, decisionId })
    .execute();
  await fillCourse(tx, { ...place, caseId }, { mark, checkId, acceptanceId, hands: Object.values(hands) });
  return { delistedId: caseId, checkId, acceptanceId, countyId };
}

interface Course {
  readonly mark: string;
  readonly checkId: string;
  readonly acceptanceId: string;
  readonly hands: string[];
}

async function fillCourse(
  tx: Tx,
  part: Place & { readonly caseId: string },
  { mark, checkId, acceptanceId, hands }: Course,
) {
  const step = { action: "check", fromStatus: "self-assessed", toStatus: "town-checked", onDay: "2025-12-01" };
  await tx
    .insertInto("caseStep")
    .values({ ...part, ...step, id: uuidv7(), opinion: `核验${mark}`, madeBy: author })
    .execute();
  const held = {
    attempt: 1,
    heldOn: "2025-12-20",
    members: `验收组${mark}`,
    points: 10000,
    outcome: "passed" as const,
  };
  const scores = JSON.stringify(sampleScheme.aspects.flatMap(({ items }) => items.map(({ points }) => points * 100)));
  const scheme = { scheme: JSON.stringify(sampleScheme), schemeVersion: 0, scores, hands };
  await tx
    .insertInto("acceptance")
    .values({ ...part, ...held, ...scheme, ...votes, id: acceptanceId, recordedBy: author })
    .execute();
  await tx
    .insertInto("consolidationCheck")
    .values({ ...part, id: checkId, month: 3, dueOn: "2026-04-01" })
    .execute();
  const found = { onDay: "2026-05-01", visitors: mark, finding: `回头看${mark}`, relapsed: false };
  await tx
    .insertInto("lookBack")
    .values({ ...part, ...found, id: uuidv7(), madeBy: author })
    .execute();
  await tx
    .insertInto("caseProblem")
    .values({ ...part, id: uuidv7(), aspect: "economy", text: `旧问题${mark}`, doneOn: "2025-11-01" })
    .execute();
}
