import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Audience } from "#domain/bulletins/bulletin.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import { displaysOf } from "../figures/reading.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { demoMarkOf } from "../people/demo.ts";
import { documentOf, maskedDocument, maskedTitle, maskedValues, proofOf, repliesDocument } from "./document.ts";
import { findDocument, listDocuments, saveDocument } from "./frozen.ts";
import type { NamingRow } from "./naming-rows.ts";
import { usedNamings } from "./namings.ts";
import { issueOf } from "./numbers.ts";
import type { BulletinRow } from "./queries.ts";
import { getBulletin, readBulletin } from "./reading.ts";
import { shownNaming } from "./replies.ts";

interface Contents {
  readonly values: readonly FigureValue[];
  readonly namings: readonly NamingRow[];
  readonly toTownships: boolean;
}

/** The official files of a bulletin at publishing, one for each audience, with their fingerprints. */
export async function saveFiles(
  { tx, today }: { tx: Tx; today: string },
  bulletin: BulletinRow,
  { values, namings, toTownships }: Contents,
) {
  const mark = await demoMarkOf(tx, [bulletin.countyId]);
  const printing = { date: bulletin.issuedOn!, issue: issueOf(bulletin, today), proof: false, mark };
  const full = documentOf(bulletin, displaysOf(values), printing);
  const sha256 = await saveDocument(tx, bulletin, "full", await renderOfficialDocument(full, bulletin.fontScheme));
  if (!toTownships) return { sha256 };
  const read = documentOf(bulletin, displaysOf(maskedValues(values, namings)), printing);
  const masked = await renderOfficialDocument(maskedDocument(read, namings), bulletin.fontScheme);
  return { sha256, townshipSha256: await saveDocument(tx, bulletin, "township", masked) };
}

/** A version of a draft as it would go out now, every page marked 校样. */
async function renderProof(
  db: Db,
  actor: Actor,
  bulletin: BulletinRow,
  { today, audience }: { today: string; audience: Audience },
): Promise<Uint8Array> {
  const { values, namings } = await readBulletin(db, actor, bulletin, today);
  const mark = await demoMarkOf(db, [bulletin.countyId]);
  const printing = { date: bulletin.issuedOn ?? today, issue: issueOf(bulletin, today), mark };
  if (audience === "full") return renderOfficialDocument(proofOf(bulletin, values, printing), bulletin.fontScheme);
  const named = usedNamings(bulletin, namings);
  const proof = maskedDocument(proofOf(bulletin, maskedValues(values, named), printing), named);
  return renderOfficialDocument(proof, bulletin.fontScheme);
}

/** 说明情况汇总 of a published bulletin, as it stands today. */
async function renderReplies(db: Db, bulletin: BulletinRow, namings: readonly NamingRow[], today: string) {
  const mark = await demoMarkOf(db, [bulletin.countyId]);
  const shown = namings.map((naming) => shownNaming(naming, today));
  return renderOfficialDocument(repliesDocument(bulletin, shown, { date: today, mark }), bulletin.fontScheme);
}

const mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const wordFile = (name: string, content: Uint8Array) => ({
  fileName: `${name}.docx`.replace(/[/\\:*?"<>|]/gu, "_"),
  mediaType,
  content,
});

interface AskedFile {
  readonly audience: Audience | "replies";
  readonly today: string;
}

/** The file of an audience as it was published, or a proof of it; each download leaves a trace. */
export async function fileOf(tx: Tx, actor: Actor, id: string, { audience, today }: AskedFile) {
  const bulletin = await getBulletin(tx, actor, id);
  const { countyId, status } = bulletin;
  const { name, content } =
    audience === "replies"
      ? await repliesFile(tx, actor, bulletin, today)
      : await textFile(tx, actor, bulletin, { audience, today });
  const detail = { action: "download", status, audience };
  await record(tx, actor, { verb: "bulletin.read", countyId, subjectId: id, detail });
  return wordFile(name, content);
}

async function textFile(
  tx: Tx,
  actor: Actor,
  bulletin: BulletinRow,
  { audience, today }: { audience: Audience; today: string },
) {
  const { status, documentNumber } = bulletin;
  const masked = audience === "township";
  const title = masked ? await titleForTownships(tx, actor, bulletin, today) : bulletin.title;
  const version = masked ? "（发至乡镇版）" : "";
  const stored = await findDocument(tx, actor, bulletin, audience);
  // The number of a 简报 begins with the name of its series, which is often the title as well.
  const name = documentNumber.startsWith(title) ? documentNumber : `${documentNumber} ${title}`;
  if (stored) return { name: `${name}${version}`, content: stored.content };
  if (status === "published") throw notFound("发至乡镇版");
  return { name: `校样 ${title}${version}`, content: await renderProof(tx, actor, bulletin, { today, audience }) };
}

/** As it was published, or as it would be: a proof bears no name in its own that it masks on its pages. */
async function titleForTownships(tx: Tx, actor: Actor, bulletin: BulletinRow, today: string): Promise<string> {
  if (bulletin.status === "published") return bulletin.maskedTitle || bulletin.title;
  const { namings } = await readBulletin(tx, actor, bulletin, today);
  return maskedTitle(bulletin.title, usedNamings(bulletin, namings));
}

async function repliesFile(tx: Tx, actor: Actor, bulletin: BulletinRow, today: string) {
  const { namings } = await readBulletin(tx, actor, bulletin, today);
  const used = usedNamings(bulletin, namings).filter(({ tone }) => tone === "fault");
  if (bulletin.status !== "published" || used.length === 0) throw notFound("说明情况");
  const content = await renderReplies(tx, bulletin, used, today);
  return { name: `说明情况 ${bulletin.documentNumber} ${bulletin.title}`, content };
}

/** 更正应当发至收到原文的单位：whoever reads the wrong text must read the right one. */
export async function requireSameReaders(
  tx: Tx,
  actor: Actor,
  { countyId, correctsId }: BulletinRow,
  toTownships: boolean,
) {
  if (correctsId === null || toTownships) return;
  const files = await listDocuments(tx, actor, { countyId, id: correctsId });
  if (files.some(({ audience }) => audience === "township"))
    throw refused([
      { rule: "correction-for-the-same-readers", sentence: "原文已经发至乡镇（街道）和单位，更正也应当同时发至。" },
    ]);
}
