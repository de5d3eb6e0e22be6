import { notFound } from "#contract/problem.ts";
import type { IsoDate } from "#domain/date.ts";
import { coverage, halfYearOf } from "#domain/evaluation/coverage.ts";
import type { SubjectKind } from "#domain/evaluation/measures.ts";
import { findRound } from "../screening/queries.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { listBodies } from "./bodies.ts";
import type { Moment } from "./facts.ts";
import { seesAll } from "./queries.ts";

interface Asked {
  readonly roundId: string;
  readonly subject: SubjectKind;
  readonly day?: IsoDate | undefined;
}

/** Who has been looked at in which week of the half-year, who is due when, and who is still left. */
export async function readCoverage({ db, actor, today }: Moment, { roundId, subject, day = today }: Asked) {
  const round = await findRound(db, actor, roundId);
  if (!round || !seesAll(actor)) throw notFound("轮次");
  const { countyId } = round;
  const bodies = await listBodies(db, actor, { countyId, roundId, subject });
  const half = halfYearOf(day);
  const looks = await db
    .selectFrom("evaluation as e")
    .innerJoin("evaluationSubject as s", (join) =>
      join.onRef("s.countyId", "=", "e.countyId").onRef("s.evaluationId", "=", "e.id"),
    )
    .where(withinCounties(actor, "e"))
    .where(withinVillages(actor, "s"))
    .where("e.countyId", "=", countyId)
    .where("e.roundId", "=", roundId)
    .where("e.subject", "=", subject)
    .where("e.status", "<>", "cancelled")
    .where("e.toOn", ">=", half.from)
    .where("e.toOn", "<=", half.to)
    .groupBy(["e.id", "e.toOn"])
    .select((eb) => ["e.toOn as to", eb.fn.agg<string[]>("array_agg", ["s.subjectId"]).as("subjectIds")])
    .execute();
  const weeks = coverage(half, bodies, looks, today);
  const seen = new Set(weeks.flatMap(({ looked }) => looked));
  return {
    ...half,
    total: bodies.length,
    covered: seen.size,
    weeks: weeks.map((week) => ({ ...week, looked: [...week.looked], planned: [...week.planned] })),
    bodies: bodies.map(({ id, name, township }) => ({ id, name, township, covered: seen.has(id) })),
  };
}
