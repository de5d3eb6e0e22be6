import type { bulletins } from "#contract/bulletins.ts";
import type { Body, Result } from "#contract/route.ts";

export type Bulletin = Result<typeof bulletins.get>;
export type BulletinRow = Result<typeof bulletins.list>[number];
export type Words = Omit<Body<typeof bulletins.save>, "version">;

export function wordsOf(bulletin: Bulletin): Words {
  const { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks } = bulletin;
  const { periodFrom, periodTo } = bulletin;
  const words = { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks };
  if (bulletin.kind !== "briefing") return { ...words, periodFrom, periodTo };
  const { note, contents, supplement, reportTo, sendTo, issueTo, copies } = bulletin;
  return { ...words, periodFrom, periodTo, note, contents, supplement, reportTo, sendTo, issueTo, copies };
}

/** What a text is called before it has a title. */
export const wordOf = ({ kind }: Pick<Bulletin, "kind">) => (kind === "briefing" ? "简报" : "通报");
