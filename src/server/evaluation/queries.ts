import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { EvaluationStatus, EvaluationWait } from "#domain/evaluation/evaluation.ts";
import type { IsoDate } from "#domain/date.ts";
import type { SubjectKind } from "#domain/evaluation/measures.ts";
import type { Scheme, Target } from "#domain/evaluation/scheme.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { openAppeals, openItems, waitOf } from "./waiting.ts";

export interface EvaluationRow {
  readonly countyId: string;
  readonly id: string;
  readonly roundId: string;
  readonly round: string;
  readonly county: string;
  readonly title: string;
  readonly subject: SubjectKind;
  readonly cadence: "weekly" | "monthly" | "quarterly" | "half-year";
  readonly from: string;
  readonly to: string;
  readonly schemeVersion: number;
  readonly scheme: Scheme;
  readonly status: EvaluationStatus;
  readonly publicityBy: string | null;
  readonly publicityFrom: string | null;
  readonly publicityTo: string | null;
  readonly cancelReason: string;
  readonly frozenBy: string | null;
  readonly frozenAt: string | null;
  readonly version: number;
}

/** Every office that is not the county's own sees an evaluation from its publicity on. */
export const seesAll = ({ townships, villages }: Actor) => townships === "all" && villages === "all";

const rowsOf = (db: Db, actor: Actor) =>
  db
    .selectFrom("evaluation as e")
    .innerJoin("round as r", (join) => join.onRef("r.countyId", "=", "e.countyId").onRef("r.id", "=", "e.roundId"))
    .innerJoin("area as c", "c.id", "e.countyId")
    .leftJoin("account as a", "a.id", "e.frozenBy")
    .where(withinCounties(actor, "e"))
    .$if(!seesAll(actor), (rows) =>
      rows
        .where("e.status", "in", ["publicity", "frozen"])
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom("evaluationSubject as s")
              .where(withinVillages(actor, "s"))
              .whereRef("s.countyId", "=", "e.countyId")
              .whereRef("s.evaluationId", "=", "e.id")
              .select("s.subjectId"),
          ),
        ),
    );

export async function findEvaluation(db: Db, actor: Actor, id: string): Promise<EvaluationRow | undefined> {
  return rowsOf(db, actor)
    .where("e.id", "=", id)
    .select(["e.countyId", "e.id", "e.roundId", "r.name as round", "c.name as county", "e.title", "e.subject"])
    .select(["e.cadence", "e.fromOn as from", "e.toOn as to", "e.schemeVersion", "e.scheme", "e.status"])
    .select(["e.publicityBy", "e.publicityFrom", "e.publicityTo", "e.cancelReason", "e.frozenAt", "e.version"])
    .select("a.name as frozenBy")
    .$castTo<EvaluationRow>()
    .executeTakeFirst();
}

interface ListFilter {
  readonly countyId?: string | undefined;
  readonly subject?: SubjectKind | undefined;
  readonly status?: EvaluationStatus | undefined;
  readonly waits?: EvaluationWait | undefined;
  readonly page: number;
  readonly size: number;
}

export async function listEvaluations(db: Db, actor: Actor, filter: ListFilter, today: IsoDate) {
  const { countyId, subject, status, waits, page, size } = filter;
  const asked = rowsOf(db, actor)
    .$if(countyId !== undefined, (rows) => rows.where("e.countyId", "=", countyId!))
    .$if(subject !== undefined, (rows) => rows.where("e.subject", "=", subject!))
    .$if(status !== undefined, (rows) => rows.where("e.status", "=", status!))
    .$if(waits !== undefined, (rows) => rows.where(waitOf({ actor, today }), "=", waits!));
  const { total } = await asked.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await asked
    .select(["e.id", "e.countyId", "e.title", "r.name as round", "e.subject", "e.cadence", "e.fromOn as from"])
    .select(["e.toOn as to", "e.status", "e.publicityTo", sql<string>`e.scheme ->> 'title'`.as("scheme")])
    .select((eb) => [
      eb
        .selectFrom("evaluationSubject as s")
        .where(withinVillages(actor, "s"))
        .whereRef("s.countyId", "=", "e.countyId")
        .whereRef("s.evaluationId", "=", "e.id")
        .select((of) => of.fn.countAll<number>().as("n"))
        .as("subjects"),
      openAppeals(actor).as("openAppeals"),
    ])
    .orderBy("e.fromOn", "desc")
    .orderBy("e.id", "desc")
    .offset((page - 1) * size)
    .limit(size)
    .execute();
  return {
    rows: rows.map((row) => ({ ...row, subjects: row.subjects ?? 0 })),
    total,
  };
}

/** One row for each thing that waits for this office, with what it is about. */
export async function countWaiting(db: Db, actor: Actor, countyId: string | undefined, today: IsoDate) {
  const rows = rowsOf(db, actor)
    .where("e.status", "in", ["scoring", "publicity"])
    .$if(countyId !== undefined, (all) => all.where("e.countyId", "=", countyId!))
    .select([waitOf({ actor, today }).as("waits"), "e.publicityTo"])
    .select([
      openAppeals(actor).as("appeals"),
      sql<number>`case when e.status = 'scoring' then ${openItems(actor)} else 0 end`.as("items"),
    ]);
  return db
    .selectFrom(rows.as("w"))
    .where("w.waits", "is not", null)
    .groupBy("w.waits")
    .select((eb) => [
      eb.ref("w.waits").$notNull().as("waits"),
      eb.fn.countAll<number>().as("evaluations"),
      sql<number>`sum(w.items)::int`.as("openItems"),
      sql<number>`sum(w.appeals)::int`.as("openAppeals"),
      eb.fn.min("w.publicityTo").as("publicityTo"),
    ])
    .execute();
}

/** The evaluation locked for a step (update) or for an entry that must not cross one (share). */
export async function lockEvaluation(tx: Tx, actor: Actor, id: string, strength: "update" | "share") {
  const locked = tx
    .selectFrom("evaluation as e")
    .where(withinCounties(actor, "e"))
    .where("e.id", "=", id)
    .select("e.id");
  await (strength === "update" ? locked.forUpdate() : locked.forShare()).execute();
  return findEvaluation(tx, actor, id);
}

export interface SubjectRow {
  readonly subjectId: string;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly name: string;
  readonly township: string;
  readonly targets: readonly Target[];
  readonly measures: Readonly<Record<string, number>> | null;
  readonly mergedInto: string;
  readonly version: number;
  readonly openAppeals: number;
  readonly upheld: boolean;
}

type Place = Pick<EvaluationRow, "countyId" | "id">;

export function listSubjects(db: Db, actor: Actor, { countyId, id }: Place, only?: readonly string[]) {
  return db
    .selectFrom("evaluationSubject as s")
    .where(withinVillages(actor, "s"))
    .where("s.countyId", "=", countyId)
    .where("s.evaluationId", "=", id)
    .$if(only !== undefined, (rows) => rows.where("s.subjectId", "=", sql<string>`any (${[...only!]}::uuid[])`))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("evaluationAppeal as p")
          .whereRef("p.countyId", "=", "s.countyId")
          .whereRef("p.evaluationId", "=", "s.evaluationId")
          .whereRef("p.subjectId", "=", "s.subjectId")
          .select([
            sql<number>`count(*) filter (where p.status = 'open')`.as("open"),
            sql<number>`count(*) filter (where p.status = 'upheld')`.as("upheld"),
          ])
          .as("p"),
      (join) => join.onTrue(),
    )
    .select(["s.subjectId", "s.villageId", "s.townshipId", "s.name", "s.township", "s.targets", "s.measures"])
    .select(["s.mergedInto", "s.version"])
    .select([sql<number>`coalesce(p.open, 0)`.as("openAppeals"), sql<boolean>`coalesce(p.upheld, 0) > 0`.as("upheld")])
    .orderBy("s.sortOrder")
    .orderBy("s.subjectId")
    .$castTo<SubjectRow>()
    .execute();
}

/** Everybody who has entered anything in an evaluation. */
export async function listHands(tx: Tx, actor: Actor, { countyId, id }: Place): Promise<string[]> {
  const { rows } = await sql<{ hand: string }>`
    select unnest(i.hands) as hand from evaluation_input i where ${withinVillages(actor, "i")} and i.county_id = ${countyId} and i.evaluation_id = ${id}
    union select unnest(array[y.made_by, y.withdrawn_by]) from evaluation_entry y where ${withinVillages(actor, "y")} and y.county_id = ${countyId} and y.evaluation_id = ${id}
    union select unnest(e.hands) from evaluation e where ${withinCounties(actor, "e")} and e.county_id = ${countyId} and e.id = ${id}`.execute(
    tx,
  );
  return rows.flatMap(({ hand }) => hand ?? []);
}
