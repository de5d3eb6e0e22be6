import { disclosures } from "#contract/disclosures.ts";
import type { Result } from "#contract/route.ts";

export type DisclosureList = Result<typeof disclosures.list>;
export type NoticeRow = DisclosureList["rows"][number];
export type Notice = Result<typeof disclosures.read>;
export type Objection = Notice["objectionRows"][number];
export type OfProject = Result<typeof disclosures.ofProject>;
export type PostingRow = OfProject["postings"][number];
export type PostingPlace = PostingRow["places"][number];
export type PostingDraft = Result<typeof disclosures.preview>;

/** What a posting, an objection or an answer leaves out of date. */
export const afterDisclosure = [disclosures.list, disclosures.read, disclosures.ofProject, disclosures.preview];

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
export const namedOptions = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));

/** 还剩 3 天, 今天期满, 已期满. */
export function leftWords(daysLeft: number): string {
  if (daysLeft === 0) return "已期满";
  return daysLeft === 1 ? "今天期满" : `还剩 ${daysLeft} 天`;
}
