import type { ChecklistItem } from "./checklist.ts";

type Finding = ChecklistItem["finding"];
const nothing: Finding = { category: "", severity: null, type: null };
const blank = {
  required: true,
  basis: "",
  badWhen: "none",
  unit: "",
  atMost: null,
  badAbove: null,
  options: [],
  finding: nothing,
} as const;

export const finding = (
  category: string,
  severity: Finding["severity"] = "ordinary",
  type: Finding["type"] = "dated",
): Finding => ({ category, severity, type });
/** Wrong when the answer is no. */
export const must = (code: string, text: string, basis: string, found: Finding): ChecklistItem => ({
  ...blank,
  code,
  text,
  kind: "yes-no",
  basis,
  badWhen: "no",
  finding: found,
});
/** Wrong when the answer is yes. */
export const mustNot = (code: string, text: string, basis: string, found: Finding): ChecklistItem => ({
  ...blank,
  code,
  text,
  kind: "yes-no",
  basis,
  badWhen: "yes",
  finding: found,
});
export const number = (
  code: string,
  text: string,
  unit: string,
  badAbove: number | null,
  basis = "",
  found = nothing,
): ChecklistItem => ({ ...blank, code, text, kind: "number", unit, atMost: 9999, badAbove, basis, finding: found });
export const grade = (
  code: string,
  text: string,
  options: ChecklistItem["options"],
  basis: string,
  found: Finding,
): ChecklistItem => ({ ...blank, code, text, kind: "choice", options, basis, finding: found });
export const note = (code: string, text: string): ChecklistItem => ({
  ...blank,
  code,
  text,
  kind: "text",
  required: false,
});
export const options = (good: readonly string[], bad: readonly string[]) => [
  ...good.map((text) => ({ text, bad: false })),
  ...bad.map((text) => ({ text, bad: true })),
];
