import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

type Links = Readonly<Record<"problemId" | "goalId" | "taskId", string>>;

/** One entry of a village with everything that hangs on it; each text carries the mark. */
export async function fillRecords(tx: Tx, { mark, ...place }: Place, links: Links) {
  const { countyId } = place;
  const [recordId, fileId] = [uuidv7(), uuidv7()];
  const author = accountIdOf(5);
  const kept = { id: fileId, name: `照片${mark}`, mediaType: "image/png", bytes: 1 };
  const sha256 = "c".repeat(64);
  await tx
    .insertInto("workRecord")
    .values({
      ...place,
      id: recordId,
      kind: "household",
      onDay: "2026-11-20",
      text: `走访${mark}`,
      households: 3,
      files: JSON.stringify([{ ...kept, sha256 }]),
      problemId: links.problemId,
      goalId: links.goalId,
      taskId: links.taskId,
      madeBy: author,
    })
    .execute();
  const contact = { name: `张${mark}`, phone: "13800000000", followUp: `回访${mark}` };
  await tx
    .insertInto("recordContact")
    .values({ ...place, ...contact, recordId })
    .execute();
  await tx
    .insertInto("recordFile")
    .values({ ...place, ...kept, sha256, uploadedBy: author })
    .execute();
  await tx
    .insertInto("recordMonth")
    .values({ ...place, month: "2026-11-01", kind: "household", households: 3 })
    .execute();
  const print = { bands: [1, 2, 3], sketch: `x${"00".repeat(64)}` };
  await tx
    .insertInto("recordPrint")
    .values({ countyId, recordId, ...print })
    .execute();
  return { recordId, fileId };
}
