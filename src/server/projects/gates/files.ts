import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { Evidence } from "#domain/projects/gates/gate-pass.ts";
import { type Refusal, when } from "#domain/projects/gates/refusal.ts";
import { invalid, notFound } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { ride } from "../../db/transact.ts";
import { cleanAttachment } from "../../files/clean-attachment.ts";
import { namedAs, sniff } from "../../files/sniff.ts";
import { readContent, saveFile } from "../../files/store.ts";
import type { UploadedFile } from "../../http/call.ts";
import { withinShared } from "../../people/reach.ts";
import { lockProject, type ProjectPlace } from "../rows.ts";

const fileLimit = 200;

export interface ProjectFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly purpose: string;
}

export async function listProjectFiles(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<ProjectFile[]> {
  const { rows } = await sql<ProjectFile>`
    select x.id, x.name, x.media_type, x.bytes, x.purpose from project_file x
    where ${withinShared(actor, "x")} and x.county_id = ${countyId} and x.project_id = ${id}
    order by x.uploaded_at, x.id`.execute(db);
  return rows;
}

/** Files named as evidence that are not of this very project, wherever they claim to belong. */
export async function strangeFiles(
  db: Db,
  actor: Actor,
  project: ProjectPlace,
  evidence: readonly Evidence[],
): Promise<Refusal[]> {
  const named = evidence.filter(({ fileId }) => fileId !== null);
  if (named.length === 0) return [];
  const own = new Set((await listProjectFiles(db, actor, project)).map(({ id }) => id));
  return when(
    named.some(({ fileId }) => !own.has(fileId!)),
    "file-unknown",
    "选用的附件不是该项目的附件，请重新上传。",
    "evidence",
  );
}

interface NewFile {
  readonly id: string;
  readonly fileId: string;
  readonly purpose: string;
  readonly dataDir: string;
}

/** Keeps a picture or a paper with a project; of a picture only the picture. */
export async function attachToProject(tx: Tx, actor: Actor, asked: NewFile, file: UploadedFile) {
  const { id, fileId, purpose, dataDir } = asked;
  const project = await lockProject(tx, actor, id);
  if (!project) throw notFound("项目");
  if ((await listProjectFiles(tx, actor, project)).length >= fileLimit)
    throw invalid(`一个项目的附件不能超过 ${fileLimit} 个。`);
  const bytes = await cleanAttachment(file.bytes);
  const { kind, mediaType } = sniff(bytes);
  const name = namedAs(kind, file.name);
  const { countyId, townshipId, reach } = project;
  const sha256 = await saveFile(tx, actor, dataDir, { countyId, townshipId, name, bytes });
  const kept = { id: fileId, name, mediaType, bytes: bytes.length, purpose };
  const row = { ...kept, countyId, projectId: id, reach: [...reach], sha256, uploadedBy: actor.accountId };
  await ride(tx, tx.insertInto("projectFile").values(row).compile());
  const detail = { act: "upload", file: name, sha256 };
  await record(tx, actor, { verb: "project.record", countyId, subjectId: id, detail });
  return kept;
}

/** A picture may show people: who looks at it leaves a trace. */
export async function downloadProjectFile(tx: Tx, actor: Actor, dataDir: string, id: string, fileId: string) {
  const { rows } = await sql<ProjectFile & { countyId: string; sha256: string }>`
    select x.county_id, x.id, x.name, x.media_type, x.bytes, x.purpose, x.sha256 from project_file x
    where ${withinShared(actor, "x")} and x.project_id = ${id} and x.id = ${fileId}`.execute(tx);
  const file = rows[0];
  if (!file) throw notFound("附件");
  const content = await readContent(dataDir, file.sha256);
  const detail = { act: "download", file: file.name };
  await record(tx, actor, { verb: "project.read", countyId: file.countyId, subjectId: id, detail });
  return { fileName: file.name, mediaType: file.mediaType, content };
}

/** Who may lay a paper beside a project. */
export const mayAttach = (actor: Actor): boolean => may(actor, "project.record");
