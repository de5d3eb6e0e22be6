import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, organisationIds, townshipIds, villageIds } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
let number = 0;

/** What hangs on a project of the world, and a second one in the bank whose tender looks like part of the first. */
export async function fillGates(tx: Tx, place: Place, projectId: string) {
  const { countyId, mark, villageId, townshipId } = place;
  const sector = villageId === villageIds.前柳庄 ? [organisationIds.县信访局] : [];
  const lies = { countyId, projectId, reach: [townshipId, villageId, ...sector] };
  const bankedId = await fillBanked(tx, { ...place, reach: lies.reach });
  const tender = { category: "works", method: "inquiry", amountFen: 399_999_999, winner: mark };
  await fillPass(tx, { ...lies, projectId: bankedId }, mark, tender);
  await fillPass(tx, lies, mark, {});
  const works = await fillWorks(tx, lies, mark);
  const dutyId = uuidv7();
  const duty = townshipId === townshipIds.松岭乡 ? "audit" : "finance";
  const { id: organisationId } = await tx
    .selectFrom("organisation")
    .where("countyId", "=", countyId)
    .select("id")
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  await tx.insertInto("projectDuty").values({ countyId, id: dutyId, duty, organisationId }).execute();
  return { ...works, dutyId };
}

interface Lies {
  readonly countyId: string;
  readonly projectId: string;
  readonly reach: string[];
}

async function fillBanked(tx: Tx, { countyId, mark, townshipId, reach }: Place & { readonly reach: string[] }) {
  const id = uuidv7();
  const words = { name: `项目${mark}`, kind: "industry", assetClass: "operating", declaredFrom: "township" } as const;
  await tx
    .insertInto("project")
    .values({
      ...words,
      countyId,
      id,
      year: 2025,
      number: (number += 1),
      townshipId,
      reach,
      estimateFen: 100_000_000,
      status: "banked",
      createdBy: author,
    })
    .execute();
  return id;
}

async function fillPass(tx: Tx, lies: Lies, mark: string, facts: object) {
  const pass = { gate: "tender", onDay: "2026-11-01", document: mark, text: mark, ruleVersion: 0 } as const;
  await tx
    .insertInto("gatePass")
    .values({ ...lies, ...pass, id: uuidv7(), facts: JSON.stringify(facts), passedBy: author })
    .execute();
}

async function fillWorks(tx: Tx, lies: Lies, mark: string) {
  const ids = { meetingId: uuidv7(), qualityCheckId: uuidv7(), changeId: uuidv7(), projectFileId: uuidv7() };
  const { meetingId, qualityCheckId, changeId, projectFileId } = ids;
  await tx
    .insertInto("projectMonth")
    .values({ ...lies, month: "2026-10-01", milestone: mark, plannedPercent: 50 })
    .execute();
  const plan = { gate: "approval", startOn: "2026-11-01", finishOn: "2026-11-10" };
  await tx
    .insertInto("gatePlan")
    .values({ ...lies, ...plan })
    .execute();
  const meeting = { heldOn: "2026-11-01", chair: mark, matter: mark, madeBy: author };
  await tx
    .insertInto("projectMeeting")
    .values({ ...lies, ...meeting, id: meetingId })
    .execute();
  const check = { checkedOn: "2026-11-01", checkers: mark, conclusion: "faults", text: mark, madeBy: author } as const;
  await tx
    .insertInto("qualityCheck")
    .values({ ...lies, ...check, id: qualityCheckId })
    .execute();
  await tx
    .insertInto("projectChange")
    .values({ ...lies, id: changeId, reason: mark, askedBy: uuidv7(), askedOn: "2026-11-01" })
    .execute();
  const exemption = { category: "works", method: "single-source", amountFen: 1, basis: mark } as const;
  await tx
    .insertInto("tenderExemption")
    .values({ ...lies, ...exemption, id: uuidv7(), approvedOn: "2026-11-01", approvedBy: author })
    .execute();
  const file = { sha256: "0".repeat(64), name: `项目附件${mark}.pdf`, mediaType: "application/pdf", bytes: 1 };
  await tx
    .insertInto("projectFile")
    .values({ ...lies, ...file, id: projectFileId, uploadedBy: author })
    .execute();
  return ids;
}
