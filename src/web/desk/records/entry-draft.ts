import type { CallOf, Result } from "#contract/route.ts";
import type { records } from "#contract/records.ts";
import {
  type Count,
  counts,
  type Counts,
  countsOf,
  type MeetingKind,
  type RecordKind,
} from "#domain/records/record.ts";

/** 柳溪镇前柳庄村（2026-11-10 撤并）：there one still writes down what was done before. */
export const placeName = ({ township, name, endedOn }: Choices["villages"][number]) =>
  `${township}${name}${endedOn === null ? "" : `（${endedOn} 撤并）`}`;

/** Where the browser keeps the village written for last. */
export const lastVillage = "records.village";

export type RecordView = Result<typeof records.read>;
export type Choices = Result<typeof records.choices>;
export type NewBody = CallOf<typeof records.add>["body"];

type LinkField = "problemId" | "goalId" | "taskId";

export interface KeptFile {
  readonly id: string;
  readonly name: string;
}

/** The form as it is typed: numbers are texts until they are sent. */
export interface Draft {
  readonly villageId: string;
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly onDay: string;
  readonly text: string;
  readonly counts: Readonly<Partial<Record<Count, string>>>;
  readonly leaderId: string | null;
  readonly link: { readonly field: LinkField; readonly id: string } | null;
  readonly contact: { readonly name: string; readonly phone: string; readonly followUp: string } | null;
  /** The contact that stands is no longer needed: saving takes it away. */
  readonly dropContact: boolean;
  readonly files: readonly KeptFile[];
}

export const emptyDraft = (villageId: string, kind: RecordKind, onDay: string): Draft => ({
  villageId,
  kind,
  meeting: null,
  onDay,
  text: "",
  counts: {},
  leaderId: null,
  link: null,
  contact: null,
  dropContact: false,
  files: [],
});

/** 元 as typed to fen; NaN where it is no amount. Full-width digits and 1,000 are taken as meant. */
export function fenOf(typed: string): number {
  const plain = narrow(typed).replaceAll(",", "");
  const found = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return plain === "" ? 0 : Number.NaN;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}

export function wholeOf(typed: string): number {
  const plain = narrow(typed);
  if (plain === "") return 0;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}

const narrow = (typed: string) =>
  typed.trim().replace(/[\uff0c-\uff19]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const numberOf = (count: Count, typed = "") => (count === "moneyFen" ? fenOf(typed) : wholeOf(typed));

/** Only what its kind carries is sent: a number left over from another kind is not. */
export function bodyOf(draft: Draft): Omit<NewBody, "id" | "contact"> {
  const { villageId, kind, meeting, onDay, text, leaderId, link, files } = draft;
  const { fields } = countsOf[kind];
  const amounts = Object.fromEntries(
    counts.map((count) => [count, fields.includes(count) ? numberOf(count, draft.counts[count]) : 0]),
  ) as Record<Count, number>;
  return {
    villageId,
    kind,
    meeting: kind === "meeting" ? meeting : null,
    onDay,
    text,
    ...amounts,
    leaderId: kind === "leader-visit" ? leaderId : null,
    problemId: null,
    goalId: null,
    taskId: null,
    ...(link && { [link.field]: link.id }),
    fileIds: files.map(({ id }) => id),
  };
}

export const contactOf = ({ contact }: Draft) =>
  contact && { name: contact.name, phone: contact.phone.trim() || null, followUp: contact.followUp };

/** Left out, a contact that stands stays as it is. */
export function contactChangeOf(draft: Draft): { readonly contact?: ReturnType<typeof contactOf> } {
  const contact = contactOf(draft);
  return contact || draft.dropContact ? { contact } : {};
}

/** The first thing that is missing, said before anything is sent; the server asks everything again. */
export function missingIn(draft: Draft): string | null {
  if (draft.villageId === "") return "请选择村。";
  if (draft.kind === "meeting" && draft.meeting === null) return "请选择是哪一种会议。";
  if (draft.kind === "leader-visit" && draft.leaderId === null) return "请选择到村的领导。";
  const { fields } = countsOf[draft.kind];
  const wrong = fields.find((count) => Number.isNaN(numberOf(count, draft.counts[count])));
  if (wrong === "moneyFen") return "金额应为数字，最多两位小数。";
  return wrong ? "数量应为整数。" : null;
}

/** An entry that stands, as its writer corrects it. The contact is masked here and stays as it is unless it is replaced. */
export function draftOf(row: RecordView): Draft {
  const { villageId, kind, meeting, onDay, text, leader, files } = row;
  const link = (["problem", "goal", "task"] as const).find((name) => row[name] !== null);
  return {
    villageId,
    kind,
    meeting,
    onDay,
    text,
    counts: Object.fromEntries(counts.map((count) => [count, typedOf(count, row)])),
    leaderId: leader?.id ?? null,
    link: link ? { field: `${link}Id`, id: row[link]!.id } : null,
    contact: null,
    dropContact: false,
    files: files.map(({ id, name }) => ({ id, name })),
  };
}

function typedOf(count: Count, row: Counts): string {
  if (row[count] === 0) return "";
  return count === "moneyFen" ? String(row.moneyFen / 100) : String(row[count]);
}
