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

/** A notice of the project that hangs in the village, with an objection and its answer. */
export async function fillDisclosures(tx: Tx, { mark, ...place }: Place, projectId: string) {
  const { countyId, villageId, townshipId } = place;
  const ids = { disclosureId: uuidv7(), objectionId: uuidv7() };
  const reach = [townshipId, villageId, ...(villageId === villageIds.前柳庄 ? [organisationIds.县信访局] : [])];
  const hash = "0".repeat(64);
  const said = { title: `公示${mark}`, places: mark, phone: mark, office: mark, address: mark, issuer: mark };
  await tx
    .insertInto("disclosure")
    .values({
      ...place,
      ...said,
      id: ids.disclosureId,
      subjectKind: "project",
      subjectId: projectId,
      projectId,
      step: "declaration",
      level: "village",
      content: JSON.stringify({
        name: mark,
        content: mark,
        beneficiaries: [{ name: "张某某", group: mark, item: mark }],
      }),
      contentSha256: hash,
      boundSha256: hash,
      ruleVersion: 0,
      fromOn: "2026-11-15",
      untilOn: "2026-11-25",
      postedBy: author,
      reach,
    })
    .execute();
  await fillObjection(tx, { countyId, ...ids, projectId, reach }, mark);
  return ids;
}

interface Lies {
  readonly countyId: string;
  readonly disclosureId: string;
  readonly objectionId: string;
  readonly projectId: string;
  readonly reach: string[];
}

async function fillObjection(tx: Tx, { countyId, disclosureId, objectionId, projectId, reach }: Lies, mark: string) {
  const objection = {
    text: `异议${mark}`,
    name: `李${mark}`,
    phone: "13812345678",
    channel: "phone",
    recordedBy: author,
  } as const;
  await tx
    .insertInto("objection")
    .values({
      ...objection,
      countyId,
      id: objectionId,
      disclosureId,
      projectId,
      receipt: uuidv7(),
      receivedOn: "2026-11-16",
      reach,
    })
    .execute();
  await tx
    .insertInto("objectionAnswer")
    .values({
      countyId,
      id: uuidv7(),
      objectionId,
      disclosureId,
      result: "not-upheld",
      text: `答复${mark}`,
      answeredOn: "2026-11-17",
      answeredBy: author,
      reach,
    })
    .execute();
}
