import { notFound, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { namingKey } from "#domain/bulletins/naming.ts";
import { formatChinese } from "#domain/date.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import type { Tx } from "../db/db.ts";
import type { Hand } from "./commands.ts";
import { listNamings, type NamingRow } from "./naming-rows.ts";
import { type BulletinRow, findBulletin, type NewBulletin } from "./queries.ts";

/** A text before it is written down, with what belongs to it. */
export interface Text extends Omit<NewBulletin, "countyId" | "id" | "roundId" | "createdBy"> {
  readonly items: BulletinRow["items"];
  /** Names the text holds, each under the new id its mark bears. */
  readonly namings: readonly NamingRow[];
}

export async function getPublished(tx: Tx, actor: Actor, id: string, roundId: string): Promise<BulletinRow> {
  const bulletin = await findBulletin(tx, actor, id);
  if (!bulletin || bulletin.roundId !== roundId) throw notFound("通报");
  const word = bulletin.kind === "briefing" ? "简报" : "通报";
  if (bulletin.status !== "published")
    throw refused([{ rule: "not-published", sentence: `只有已印发的${word}才需要更正；未印发的，请直接修改文稿。` }]);
  return bulletin;
}

/** 更正: a text of its own that begins with what was published. Who is named in it is proposed and approved anew. */
export async function correctionOf(corrected: BulletinRow, { tx, actor }: Pick<Hand, "tx" | "actor">): Promise<Text> {
  const published = await listNamings(tx, actor, corrected);
  const renamed = published.map((naming) => ({ before: naming.id, naming: { ...naming, id: uuidv7() } }));
  const anew = <T>(text: T): T =>
    JSON.parse(
      renamed.reduce(
        (said, { before, naming }) => said.split(namingKey(before)).join(namingKey(naming.id)),
        JSON.stringify(text),
      ),
    ) as T;
  const { kind, issuer, recipients, copyTo, printOffice, periodFrom, periodTo, inspectionId, seriesId } = corrected;
  const { masthead, note, contents, supplement, reportTo, sendTo, issueTo, copies } = corrected;
  return {
    kind,
    previousId: corrected.id,
    title: `关于更正《${corrected.title}》的${kind === "briefing" ? "说明" : "通报"}`,
    ...{ issuer, recipients, copyTo, printOffice, periodFrom, periodTo, inspectionId, seriesId },
    ...{ masthead, note: anew(note), contents, supplement, reportTo, sendTo, issueTo, copies },
    blocks: [correctionLead(corrected), ...anew(corrected.blocks)],
    items: anew(corrected.items),
    namings: renamed.map(({ naming }) => naming),
  };
}

/** What was published stays as it was; the new one names it and says which holds. */
const correctionLead = ({ kind, title, documentNumber, issuedOn }: BulletinRow): Block => ({
  kind: "paragraph",
  text: `${formatChinese(issuedOn!)}印发的《${title}》（${documentNumber}）部分内容经复核需要更正，以本${kind === "briefing" ? "期" : "通报"}为准。更正后的内容如下。`,
});

export async function proposeAnew(
  { tx, actor, now }: Hand,
  place: { readonly countyId: string; readonly bulletinId: string },
  namings: readonly NamingRow[],
) {
  if (namings.length === 0) return;
  const rows = namings.map(({ id, kind, tone, subjectId, villageId, townshipId, organisationId, ...naming }) => {
    const { name, shown, masked, purpose } = naming;
    const words = { name, shown, masked, purpose, proposedBy: actor.accountId, proposedAt: now };
    return { ...place, ...words, id, kind, tone, subjectId, villageId, townshipId, organisationId };
  });
  await tx.insertInto("bulletinNaming").values(rows).execute();
}
