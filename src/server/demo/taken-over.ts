import { addMonths, type IsoDate } from "#domain/date.ts";
import type { Level } from "#domain/screening/decision.ts";
import type { Tx } from "../db/db.ts";
import type { DemoCounty } from "./counties.ts";
import type { Seat } from "./seats.ts";
import { morningOf } from "./timeline.ts";

interface TakenOver {
  readonly county: DemoCounty;
  readonly by: Seat;
  readonly id: string;
  readonly decisionId: string;
  readonly name: string;
  readonly number: string;
  readonly decidedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly level?: Level;
  readonly villages: readonly { readonly id: string; readonly villageId: string; readonly townshipId: string }[];
}

/** A round, its decision and its files as they came on paper: nothing of how the villages were found is known. */
export async function takeOverRound(tx: Tx, round: TakenOver) {
  const { county, by, id, decisionId, number, decidedOn, dueOn, level = "township" } = round;
  const countyId = county.id;
  await tx
    .insertInto("round")
    .values(await rowOf(tx, round))
    .execute();
  await tx
    .insertInto("decision")
    .values({ countyId, id: decisionId, roundId: id, number, decidedOn, madeBy: by.accountId })
    .execute();
  const places = round.villages.map(({ villageId, townshipId }) => ({ countyId, decisionId, villageId, townshipId }));
  await tx
    .insertInto("decisionVillage")
    .values(places.map((one) => ({ ...one, level, outcome: "confirmed" as const })))
    .execute();
  const file = { countyId, roundId: id, decisionId, level, manifestations: ["M01"], openedOn: decidedOn, dueOn };
  await tx
    .insertInto("caseFile")
    .values(round.villages.map((village) => ({ ...file, ...village })))
    .execute();
}

async function rowOf(tx: Tx, { county, by, id, name, decidedOn }: TakenOver) {
  const countyId = county.id;
  const list = await tx
    .selectFrom("manifestationList")
    .where("countyId", "=", countyId)
    .select("id")
    .executeTakeFirstOrThrow();
  return {
    countyId,
    id,
    name,
    status: "decided" as const,
    manifestationListId: list.id,
    ratioBasisPoints: 1000,
    rounding: "round" as const,
    tie: "include" as const,
    directHitMode: "within" as const,
    cycleMonths: 12,
    deadline: addMonths(decidedOn, -1),
    openedOn: addMonths(decidedOn, -3),
    createdBy: by.accountId,
    createdAt: morningOf(decidedOn),
  };
}
