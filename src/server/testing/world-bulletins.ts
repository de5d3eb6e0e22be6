import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

const author = accountIdOf(5);
const second = accountIdOf(6);

interface CountyPlace {
  readonly countyId: string;
  readonly mark: string;
  readonly roundId: string;
}

/** A series with an issue at work and one that went to townships. */
export async function fillBriefings(tx: Tx, { countyId, mark, roundId }: CountyPlace) {
  const ids = { seriesId: uuidv7(), issueId: uuidv7(), itemId: uuidv7(), receivedId: uuidv7() };
  await tx
    .insertInto("bulletinSeries")
    .values({
      countyId,
      id: ids.seriesId,
      name: `简报${mark}`,
      masthead: mark,
      issuer: mark,
      counting: "round",
      createdBy: author,
    })
    .execute();
  const issue = { countyId, roundId, kind: "briefing", seriesId: ids.seriesId, masthead: mark } as const;
  await tx
    .insertInto("bulletin")
    .values({ ...issue, id: ids.issueId, title: `一期${mark}`, createdBy: author })
    .execute();
  const item = { section: mark, title: `稿件${mark}`, credit: mark, authorId: author };
  await tx
    .insertInto("bulletinItem")
    .values({ ...item, countyId, id: ids.itemId, bulletinId: ids.issueId })
    .execute();
  await tx
    .insertInto("bulletin")
    .values({
      ...issue,
      id: ids.receivedId,
      title: `已印发${mark}`,
      maskedTitle: `已印发${mark}`,
      status: "published",
      issueNumber: 1,
      issueScope: roundId,
      documentNumber: `第一期${mark}`,
      issuedOn: "2026-11-01",
      createdBy: author,
      approvedBy: second,
      publishedAt: new Date("2026-11-01T08:00:00Z"),
    })
    .execute();
  const content = Buffer.from(`文件${mark}`);
  for (const audience of ["full", "township"] as const)
    await tx
      .insertInto("bulletinDocument")
      .values({ countyId, bulletinId: ids.receivedId, audience, sha256: audience.padEnd(64, "0"), content })
      .execute();
  return ids;
}

interface NamedPlace {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

/** The village is named in what was published, and has explained itself. */
export async function fillNaming(tx: Tx, { mark, ...place }: NamedPlace, bulletinId: string) {
  const [namingId, replyId] = [uuidv7(), uuidv7()];
  await tx
    .insertInto("bulletinNaming")
    .values({
      ...place,
      id: namingId,
      bulletinId,
      kind: "village",
      subjectId: place.villageId,
      name: `村${mark}`,
      shown: `村${mark}`,
      masked: "某村",
      purpose: `事由${mark}`,
      status: "approved",
      proposedBy: author,
      approvedBy: second,
      publishedOn: "2026-11-01",
      replyBy: "2026-12-31",
    })
    .execute();
  const said = { kind: "written", text: `说明${mark}`, saidBy: mark, saidOn: "2026-11-02", madeBy: author } as const;
  await tx
    .insertInto("bulletinReply")
    .values({ ...place, ...said, id: replyId, namingId })
    .execute();
  return { namingId, replyId };
}
