import type { Actor } from "#domain/access.ts";
import { fileLimit } from "#domain/records/record.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { ride } from "../db/transact.ts";
import { cleanAttachment } from "../files/clean-attachment.ts";
import { namedAs, sniff } from "../files/sniff.ts";
import { readContent, saveFile } from "../files/store.ts";
import type { UploadedFile } from "../http/call.ts";
import { withinVillages } from "../people/reach.ts";
import { findFile } from "./queries.ts";

const fileWords = `附件可以是照片（JPG、PNG）、PDF、Word 或者 Excel 文件，一条纪实至多 ${fileLimit} 个。`;

interface NewFile {
  readonly id: string;
  readonly villageId: string;
  readonly dataDir: string;
}

/** Keeps a picture or a paper for an entry of this village; of a picture only the picture: no place, no time, no make of the phone. */
export async function attachFile(tx: Tx, actor: Actor, { id, villageId, dataDir }: NewFile, file: UploadedFile) {
  const village = await tx
    .selectFrom("village as v")
    .where(withinVillages(actor, "v", "id"))
    .where("v.id", "=", villageId)
    .select(["v.countyId", "v.townshipId"])
    .executeTakeFirst();
  if (!village) throw notFound("村（社区）");
  const bytes = await cleanAttachment(file.bytes, fileWords);
  const { kind, mediaType } = sniff(bytes);
  const name = namedAs(kind, file.name);
  const sha256 = await saveFile(tx, actor, dataDir, { ...village, name, bytes });
  const kept = { id, name, mediaType, bytes: bytes.length };
  const row = { ...village, ...kept, villageId, sha256, uploadedBy: actor.accountId };
  await ride(tx, tx.insertInto("recordFile").values(row).compile());
  const detail = { act: "upload", file: name, sha256 };
  await record(tx, actor, { verb: "record.write", countyId: village.countyId, subjectId: id, detail });
  return kept;
}

/** A picture may show people: who looks at it leaves a trace. */
export async function downloadFile(tx: Tx, actor: Actor, dataDir: string, recordId: string, fileId: string) {
  const file = await findFile(tx, actor, recordId, fileId);
  if (!file) throw notFound("附件");
  const content = await readContent(dataDir, file.sha256);
  const detail = { act: "download", file: file.name };
  await record(tx, actor, { verb: "record.read", countyId: file.countyId, subjectId: recordId, detail });
  return { fileName: file.name, mediaType: file.mediaType, content };
}
