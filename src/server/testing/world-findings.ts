import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, organisationIds, villageIds } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
let number = 0;

/** A finding asked to be closed, with a file, in 前柳庄 handed to the unit; and a closed one that waits for its look-back. */
export async function fillFindings(tx: Tx, { mark, ...place }: Place, of: { inspectionId: string; visitId: string }) {
  const { countyId, villageId, townshipId } = place;
  const [findingId, closedId, lookBackId] = [uuidv7(), uuidv7(), uuidv7()];
  const organisationId = villageId === villageIds.前柳庄 ? organisationIds.县信访局 : null;
  const row = {
    ...place,
    inspectionId: of.inspectionId,
    visitId: of.visitId,
    ...saidOf(mark),
    organisationId,
    assignedTo: organisationId ? "unit" : "township",
  } as const;
  await tx
    .insertInto("finding")
    .values([
      { ...row, id: findingId, number: (number += 1), status: "close-requested" },
      { ...row, id: closedId, number: (number += 1), status: "closed", closedBy: uuidv7(), closedOn: "2026-11-21" },
    ])
    .execute();
  const lies = { countyId, villageId, townshipId, organisationId };
  const findingFileId = await fillCourse(tx, { ...lies, findingId }, mark);
  await tx
    .insertInto("findingLookBack")
    .values({ ...lies, findingId: closedId, id: lookBackId, dueOn: "2026-12-10", closedOn: "2026-11-21" })
    .execute();
  return { findingId, lookBackId, findingFileId };
}

const saidOf = (mark: string) =>
  ({
    category: "组织生活",
    description: `问题${mark}`,
    basis: mark,
    measures: mark,
    responsible: mark,
    outcome: mark,
    source: "inspection",
    foundOn: "2026-11-01",
    severity: "ordinary",
    type: "dated",
    dueOn: "2026-12-01",
    clockFrom: "2026-11-02",
    requestedBy: uuidv7(),
    requestedOn: "2026-11-20",
    createdBy: author,
  }) as const;

interface Lies {
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly organisationId: string | null;
  readonly findingId: string;
}

/** A step of its course, and a file laid beside it. */
async function fillCourse(tx: Tx, lies: Lies, mark: string) {
  const fileId = uuidv7();
  const step = {
    action: "progress",
    fromStatus: "rectifying",
    toStatus: "rectifying",
    onDay: "2026-11-10",
    text: mark,
  };
  await tx
    .insertInto("findingStep")
    .values({ ...lies, ...step, id: uuidv7(), madeBy: author })
    .execute();
  const file = { sha256: "0".repeat(64), name: `佐证${mark}.pdf`, mediaType: "application/pdf", bytes: 1 };
  await tx
    .insertInto("findingFile")
    .values({ ...lies, ...file, id: fileId, uploadedBy: author })
    .execute();
  return fileId;
}
