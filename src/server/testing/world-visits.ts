import { uuidv7 } from "#contract/uuid.ts";
import { shippedChecklists } from "#domain/inspections/checklist-data.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, qinglan } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
const onDuty = shippedChecklists.find(({ code }) => code === "on-duty")!;

/** An inspection of the county under way in one village, its visit still open, with an interview and a correction; each text carries a mark. */
export async function fillVisits(tx: Tx, { mark, ...place }: Place) {
  const { countyId, villageId } = place;
  const ofCounty = countyId === qinglan ? "〖岚〗" : "〖沐〗";
  const [planId, inspectionId, objectId, visitId, interviewId] = Array.from({ length: 5 }, () => uuidv7()) as Five;
  const made = { countyId, createdBy: author };
  const basis = `依据${ofCounty}`;
  await tx
    .insertInto("inspectionPlan")
    .values({ ...made, id: planId, year: 2026, title: `计划${ofCounty}`, basis })
    .execute();
  const checklist = JSON.stringify({ ...onDuty, title: `清单${ofCounty}` });
  const days = { startsOn: "2026-11-10", endsOn: "2026-11-30", approvedOn: "2026-11-01" };
  const inspection = { ...made, ...days, planId, basis, approver: ofCounty, checklist, title: `督查${ofCounty}` };
  await tx
    .insertInto("inspection")
    .values({ ...inspection, id: inspectionId, subject: "village", status: "under-way" })
    .execute();
  const inspectors = [uuidv7(), uuidv7()];
  const person = { countyId, kind: "cadre" as const, post: "科员", name: `检${ofCounty}` };
  await tx
    .insertInto("person")
    .values(inspectors.map((id) => ({ ...person, id })))
    .execute();
  const object = { ...place, id: objectId, inspectionId, subjectId: villageId, position: 1, inspectors };
  await tx
    .insertInto("inspectionObject")
    .values({ ...object, name: `对象${mark}` })
    .execute();
  const said = { feedback: `反馈${mark}`, feedbackTo: mark };
  const answers = JSON.stringify([{ item: "doing", value: mark, note: mark }]);
  const visit = { ...place, ...said, inspectionId, objectId, inspectors, checklist, answers, madeBy: author };
  await tx
    .insertInto("visit")
    .values({ ...visit, id: visitId, kind: "inspection", onDay: "2026-11-20", visitors: `检甲${mark}` })
    .execute();
  const interview = { ...place, id: interviewId, visitId, kind: "villager", text: `访谈${mark}` } as const;
  await tx
    .insertInto("interview")
    .values({ ...interview, madeBy: author })
    .execute();
  await tx
    .insertInto("visitRevision")
    .values({ ...place, ...said, visitId, answers, number: 1, reason: `更正${mark}`, madeBy: author })
    .execute();
  return { inspectionId, objectId, visitId, interviewId };
}

type Five = [string, string, string, string, string];
