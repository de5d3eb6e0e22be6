import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { demoMarkOf } from "../people/demo.ts";
import { findProfile, findVillage } from "../registry/queries.ts";
import { dossierDocument } from "./document.ts";
import { readDossier, shownRecords } from "./reading.ts";

/** 一村一档 as a Word file. Paper leaves the office: the trace says whose file it was. */
export async function exportDossier(tx: Tx, actor: Actor, villageId: string, today: IsoDate) {
  const dossier = await readDossier(tx, actor, villageId, { today, each: shownRecords.paper });
  const village = await findVillage(tx, actor, villageId);
  const profile = await findProfile(tx, actor, villageId);
  if (!village || !profile) throw notFound("村（社区）");
  const { countyId, townshipName, name } = village;
  const { name: county } = await tx
    .selectFrom("area")
    .select("name")
    .where("id", "=", countyId)
    .executeTakeFirstOrThrow();
  const mark = await demoMarkOf(tx, [countyId]);
  const model = dossierDocument({ dossier, village, profile, county, today, ...(mark !== undefined && { mark }) });
  const detail = { action: "download", village: `${townshipName}${name}` };
  await record(tx, actor, { verb: "dossier.read", countyId, subjectId: villageId, detail });
  return {
    fileName: `一村一档 ${townshipName}${name} ${today}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content: await renderOfficialDocument(model, "仿宋_GB2312"),
  };
}
