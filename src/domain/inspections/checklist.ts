import type { FindingType, Severity } from "./finding.ts";

/** 检查清单: what an inspection looks at, as a county keeps it and as a visit was made by it. */
export const checklistSubjects = ["village", "team", "township"] as const;
export type ChecklistSubject = (typeof checklistSubjects)[number];

export const itemKinds = ["yes-no", "number", "choice", "text"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Which answer to a yes-no item says that something is wrong. */
export const badAnswers = ["none", "no", "yes"] as const;

export interface ChecklistItem {
  /** Kept when the words change: answers and figures name the item by it. */
  readonly code: string;
  readonly text: string;
  readonly kind: ItemKind;
  readonly required: boolean;
  readonly basis: string;
  readonly badWhen: (typeof badAnswers)[number];
  readonly unit: string;
  /** A number above it cannot be meant. */
  readonly atMost: number | null;
  /** A number above it says that something is wrong. */
  readonly badAbove: number | null;
  readonly options: readonly { readonly text: string; readonly bad: boolean }[];
  /** What a bad answer proposes to register; an empty category: nothing. */
  readonly finding: {
    readonly category: string;
    readonly severity: Severity | null;
    readonly type: FindingType | null;
  };
}

export interface ChecklistSection {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
}

export interface Checklist {
  readonly code: string;
  readonly title: string;
  readonly subject: ChecklistSubject;
  readonly source: string;
  readonly sections: readonly ChecklistSection[];
}

export const itemsOf = (checklist: Pick<Checklist, "sections">): readonly ChecklistItem[] =>
  checklist.sections.flatMap(({ items }) => items);

/** The largest number an item without a bound of its own takes. */
export const numberLimit = 999_999;
export const answerTextLimit = 500;
export const answerNoteLimit = 500;

/** null: 不涉及, the item does not apply here. A choice is said by its words. */
export type AnswerValue = string | number | null;

export interface Answer {
  /** Code of the item. */
  readonly item: string;
  readonly value: AnswerValue;
  readonly note: string;
}

export type AnswerFault =
  | "unknown-item"
  | "answered-twice"
  | "not-yes-or-no"
  | "not-a-number"
  | "number-out-of-range"
  | "not-an-option"
  | "text-too-long";

export const answerFaultLabel: Record<AnswerFault, string> = {
  "unknown-item": "检查清单中没有这一项",
  "answered-twice": "同一项填写了两次",
  "not-yes-or-no": "只能填“是”“否”或者“不涉及”",
  "not-a-number": "应填写整数",
  "number-out-of-range": "数字超出这一项的范围",
  "not-an-option": "不在这一项的选项之中",
  "text-too-long": `不能超过 ${answerTextLimit} 个字`,
};

/** What is wrong with answers as answers, item by item. */
export function answerFaults(
  checklist: Pick<Checklist, "sections">,
  answers: readonly Answer[],
): { item: string; fault: AnswerFault }[] {
  const items = new Map(itemsOf(checklist).map((item) => [item.code, item]));
  const seen = new Set<string>();
  return answers.flatMap(({ item: code, value }) => {
    const item = items.get(code);
    const fault = !item ? "unknown-item" : seen.has(code) ? "answered-twice" : valueFault(item, value);
    seen.add(code);
    return fault ? [{ item: code, fault }] : [];
  });
}

const valueFault = (item: ChecklistItem, value: AnswerValue) =>
  value === null ? undefined : faultOf[item.kind](item, value);

type ValueFault = (item: ChecklistItem, value: string | number) => AnswerFault | undefined;

const faultOf: Record<ItemKind, ValueFault> = {
  "yes-no": (_item, value) => (value === "yes" || value === "no" ? undefined : "not-yes-or-no"),
  number: numberFault,
  choice: ({ options }, value) => (options.some(({ text }) => text === value) ? undefined : "not-an-option"),
  text: (_item, value) => (typeof value === "string" && value.length <= answerTextLimit ? undefined : "text-too-long"),
};

function numberFault({ atMost }: ChecklistItem, value: string | number): AnswerFault | undefined {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return "not-a-number";
  return value < 0 || value > (atMost ?? numberLimit) ? "number-out-of-range" : undefined;
}

/** Whether an answer says that something is wrong: the item then proposes a finding. */
export function isBad(item: ChecklistItem, value: AnswerValue): boolean {
  if (value === null) return false;
  switch (item.kind) {
    case "yes-no":
      return value === item.badWhen;
    case "number":
      return item.badAbove !== null && typeof value === "number" && value > item.badAbove;
    case "choice":
      return item.options.some(({ text, bad }) => bad && text === value);
    case "text":
      return false;
  }
}

/** Items that must be answered and are not; an empty text answers nothing. */
export function unanswered(checklist: Pick<Checklist, "sections">, answers: readonly Answer[]): ChecklistItem[] {
  const said = new Set(answers.filter(({ value }) => value !== "").map(({ item }) => item));
  return itemsOf(checklist).filter(({ code, required }) => required && !said.has(code));
}

const yesNo: Readonly<Record<string, string>> = { yes: "是", no: "否" };

/** The answer in words, as pages and prints show it. */
export function answerWords(item: Pick<ChecklistItem, "kind" | "unit">, value: AnswerValue): string {
  if (value === null) return "不涉及";
  if (item.kind === "yes-no") return yesNo[value] ?? String(value);
  return item.kind === "number" && item.unit !== "" ? `${value} ${item.unit}` : String(value);
}
