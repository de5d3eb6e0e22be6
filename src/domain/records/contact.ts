import { addDays, addYears, type IsoDate } from "../date.ts";

/** 走访时户只记数；确需回访的，才留联系人，并写明用途。 */
export type ContactRefusal = "no-purpose" | "no-name" | "phone-malformed";

export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly followUp: string;
}

export function contactRefusals({ name, phone, followUp }: Contact): ContactRefusal[] {
  const why: ContactRefusal[] = [];
  if (name.trim() === "") why.push("no-name");
  if (followUp.trim() === "") why.push("no-purpose");
  if (phone !== null && !/^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(phone)) why.push("phone-malformed");
  return why;
}

export const sameContact = (one: Contact | null, other: Contact | null): boolean =>
  one?.name === other?.name && one?.phone === other?.phone && one?.followUp === other?.followUp;

/** What became of a contact when its entry was corrected: the audit says this and never who it was. */
export type ContactChange = "none" | "kept" | "added" | "replaced" | "removed";

export function contactChange(held: Contact | null, contact: Contact | null | undefined): ContactChange {
  if (contact === undefined || sameContact(held, contact)) return held ? "kept" : "none";
  if (contact === null) return "removed";
  return held ? "replaced" : "added";
}

/** 撤回的纪实，联系人再留一个月备恢复。 */
const withdrawnDays = 30;

/** 保存期限届满：contacts followed up by the one day, and those of entries withdrawn by the other, are erased today. */
export const erasedToday = (today: IsoDate, years: number) => ({
  followedUpBy: addYears(today, -years),
  withdrawnBy: addDays(today, -withdrawnDays),
});
