import { uuidv7 } from "#contract/uuid.ts";
import type { visits } from "#contract/visits.ts";
import type { Body } from "#contract/route.ts";
import { itemsOf } from "#domain/inspections/checklist.ts";
import { shippedChecklists } from "#domain/inspections/checklist-data.ts";
import type { InspectionStatus } from "#domain/inspections/inspection.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, qinglan, seats, townshipIds, villageIds } from "./cast.ts";
import { aPerson } from "./given-teams.ts";

const inspectorAccount = accountIdOf(seats.findIndex(({ role }) => role === "inspector"));
const villageBurden = shippedChecklists.find(({ code }) => code === "village-burden")!;

/** Everything required answered as it should be; “不涉及” where a number or option is asked. */
export const goodAnswers = itemsOf(villageBurden)
  .filter(({ required }) => required)
  .map(({ code, badWhen }) => ({
    item: code,
    value: badWhen === "none" ? null : badWhen === "yes" ? "no" : "yes",
    note: "",
  }));

interface GroundOver {
  readonly status?: InspectionStatus;
  readonly startsOn?: string;
  readonly endsOn?: string;
}

/** An inspection of two villages by three inspectors, the first of whom is the inspector of the cast; under way unless said otherwise. */
export async function aVisitedInspection(tx: Tx, over: GroundOver = {}) {
  const [planId, inspectionId, objectId, otherId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const people = [
    await aPerson(tx, { name: "王检" }),
    await aPerson(tx, { name: "赵查" }),
    await aPerson(tx, { name: "孙督" }),
  ] as const;
  const own = { countyId: qinglan, createdBy: accountIdOf(5) };
  await tx
    .insertInto("inspectionPlan")
    .values({ ...own, id: planId, year: 2026, title: "2026年度督查计划", basis: "青办发〔2026〕2号" })
    .execute();
  await tx
    .insertInto("inspector")
    .values(
      people.map((personId, i) => ({ countyId: qinglan, personId, accountId: i === 0 ? inspectorAccount : null })),
    )
    .execute();
  const { status = "under-way", startsOn = "2026-11-10", endsOn = "2026-11-25" } = over;
  const approval = { basis: "青办发〔2026〕2号", approver: "县委督查工作领导小组", approvedOn: "2026-11-01" };
  const row = {
    ...own,
    ...approval,
    planId,
    title: "基层减负督查",
    subject: "village" as const,
    startsOn,
    endsOn,
    status,
  };
  const checklist = JSON.stringify(villageBurden);
  await tx
    .insertInto("inspection")
    .values({ ...row, id: inspectionId, checklist })
    .execute();
  await tx
    .insertInto("inspectionMember")
    .values(people.map((personId) => ({ countyId: qinglan, inspectionId, personId })))
    .execute();
  const inspectors = [people[0], people[1]];
  const object = (id: string, village: "前柳庄" | "松坡", position: number) =>
    anObject({ id, inspectionId, village, position, inspectors });
  await tx
    .insertInto("inspectionObject")
    .values([object(objectId, "前柳庄", 1), object(otherId, "松坡", 2)])
    .execute();
  return { inspectionId, objectId, otherId, people };
}

interface NewObject {
  readonly id: string;
  readonly inspectionId: string;
  readonly village: "前柳庄" | "松坡";
  readonly position: number;
  readonly inspectors: string[];
}

const anObject = ({ village, ...rest }: NewObject) => ({
  ...rest,
  countyId: qinglan,
  subjectId: villageIds[village],
  villageId: villageIds[village],
  townshipId: townshipIds[village === "前柳庄" ? "柳溪镇" : "松岭乡"],
  name: `${village}村`,
});

/** What the page sends to begin the visit to 前柳庄. */
export function aVisitBody(
  { inspectionId, objectId, people }: Awaited<ReturnType<typeof aVisitedInspection>>,
  over: Partial<Body<typeof visits.open>> = {},
): Body<typeof visits.open> {
  return {
    id: uuidv7(),
    kind: "inspection",
    way: "on-site",
    onDay: "2026-11-20",
    inspectionId,
    objectId,
    villageId: null,
    teamId: null,
    checklistCode: null,
    inspectors: [people[0], people[1]],
    visitors: "",
    changedReason: "",
    ...over,
  };
}
