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
