import { addDays } from "#domain/date.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { savePersonRows } from "../registry/person-batches.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { demoPeople } from "./people.ts";
import { author } from "./seats.ts";
import type { Outcome } from "./third-round.ts";
import type { Timeline } from "./timeline.ts";

/** 干部名册，以及几名干部申报的亲属关系. */
export async function loadPeople(tx: Tx, outcomes: readonly Outcome[], { decidedOn, formedOn }: Timeline) {
  const people = demoPeople(formedOn);
  await savePersonRows(tx, qinglan.id, people);
  const confirmed = outcomes.filter((one) => one.outcome === "confirmed");
  const cadres = people.filter(({ kind, unitHead }) => kind === "cadre" && !unitHead);
  await tx
    .insertInto("personKinship")
    .values(
      [3, 17, 29, 41].map((n) => ({
        countyId: qinglan.id,
        id: demoId(`kinship ${n}`, n),
        personId: cadres[n]!.id,
        villageId: confirmed[n]!.villageId,
        relation: "配偶的父母居住在该村",
        declaredOn: addDays(decidedOn, 2),
      })),
    )
    .execute();
  await record(tx, actorOf(author), {
    verb: "person.edit",
    countyId: qinglan.id,
    subjectId: qinglan.id,
    detail: { demo: true, rows: people.length },
  });
}
