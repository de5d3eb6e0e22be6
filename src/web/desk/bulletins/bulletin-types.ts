import type { bulletins } from "#contract/bulletins.ts";
import type { Body, Result } from "#contract/route.ts";

export type Bulletin = Result<typeof bulletins.get>;
export type BulletinRow = Result<typeof bulletins.list>[number];
export type Words = Omit<Body<typeof bulletins.save>, "version">;

export function wordsOf(bulletin: Bulletin): Words {
  const { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks } = bulletin;
  const { periodFrom, periodTo } = bulletin;
  return { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks, periodFrom, periodTo };
}
