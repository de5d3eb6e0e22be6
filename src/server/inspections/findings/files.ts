import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { atFixer } from "#domain/inspections/finding.ts";
import { isFixer } from "#domain/inspections/finding-step.ts";
import { invalid, notFound } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { ride } from "../../db/transact.ts";
import { cleanAttachment } from "../../files/clean-attachment.ts";
import { namedAs, sniff } from "../../files/sniff.ts";
import { readContent, saveFile } from "../../files/store.ts";
import type { UploadedFile } from "../../http/call.ts";
import { lockFinding, withinFindings } from "./rows.ts";
import { refuseFinding, withFindingHand } from "./stepping.ts";

const fileLimit = 20;

export interface FindingFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

interface Place {
  readonly countyId: string;
  readonly id: string;
}

/** Those of the ids that are files of this very finding, wherever they claim to belong. */
export async function findFindingFiles(db: Db, actor: Actor, finding: Place, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const all = await listFindingFiles(db, actor, finding);
  return all.filter(({ id }) => ids.includes(id));
}

export async function listFindingFiles(db: Db, actor: Actor, { countyId, id }: Place): Promise<FindingFile[]> {
  const { rows } = await sql<FindingFile>`
    select x.id, x.name, x.media_type, x.bytes from finding_file x
    where ${withinFindings(actor, "x")} and x.county_id = ${countyId} and x.finding_id = ${id}
    order by x.uploaded_at, x.id`.execute(db);
  return rows;
}

interface NewFile {
  readonly id: string;
  readonly fileId: string;
  readonly dataDir: string;
}

/** Keeps a picture or a paper with a finding, while it is being rectified; of a picture only the picture. */
export async function attachToFinding(tx: Tx, actor: Actor, { id, fileId, dataDir }: NewFile, file: UploadedFile) {
  const finding = await lockFinding(tx, actor, id);
  if (!finding) throw notFound("问题");
  refuseFinding(isFixer(finding, actor) ? [] : ["not-fixer"]);
  refuseFinding(atFixer.includes(finding.status) ? [] : ["wrong-status"]);
  if ((await listFindingFiles(tx, actor, finding)).length >= fileLimit)
    throw invalid(`一个问题的佐证附件不能超过 ${fileLimit} 个。`);
  const bytes = await cleanAttachment(file.bytes);
  const { kind, mediaType } = sniff(bytes);
  const name = namedAs(kind, file.name);
  const { countyId, villageId, townshipId, organisationId } = finding;
  const sha256 = await saveFile(tx, actor, dataDir, { countyId, townshipId, name, bytes });
  const kept = { id: fileId, name, mediaType, bytes: bytes.length };
  const place = { countyId, findingId: id, villageId, townshipId, organisationId };
  const row = { ...place, ...kept, sha256, uploadedBy: actor.accountId };
  // Whoever sends evidence along has a hand in it; what others have open before them stays as it is.
  const hands = withFindingHand(finding, actor);
  await ride(
    tx,
    tx.updateTable("finding").set({ hands }).where("countyId", "=", countyId).where("id", "=", id).compile(),
  );
  await ride(tx, tx.insertInto("findingFile").values(row).compile());
  const detail = { act: "upload", file: name, sha256 };
  await record(tx, actor, { verb: "finding.rectify", countyId, subjectId: id, detail });
  return kept;
}

/** A picture may show people: who looks at it leaves a trace. */
export async function downloadFindingFile(tx: Tx, actor: Actor, dataDir: string, id: string, fileId: string) {
  const { rows } = await sql<FindingFile & { countyId: string; sha256: string }>`
    select x.county_id, x.id, x.name, x.media_type, x.bytes, x.sha256 from finding_file x
    where ${withinFindings(actor, "x")} and x.finding_id = ${id} and x.id = ${fileId}`.execute(tx);
  const file = rows[0];
  if (!file) throw notFound("附件");
  const content = await readContent(dataDir, file.sha256);
  const detail = { act: "download", file: file.name };
  await record(tx, actor, { verb: "finding.read", countyId: file.countyId, subjectId: id, detail });
  return { fileName: file.name, mediaType: file.mediaType, content };
}
