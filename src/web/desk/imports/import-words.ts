import type { imports } from "#contract/imports.ts";
import type { Result } from "#contract/route.ts";

export type Batch = Result<typeof imports.read>;
export type CheckedRow = Result<typeof imports.rows>["rows"][number];
export type Outcome = NonNullable<CheckedRow["outcome"]>;
type RegisterCode = Batch["register"];

export const stateWords: Readonly<Record<Batch["state"], string>> = {
  read: "未核对",
  checked: "已核对，未导入",
  committed: "已导入",
  undone: "已撤销",
  discarded: "已作废",
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  new: "新增",
  update: "更新",
  same: "不变",
  wrong: "有错",
  skipped: "跳过",
};

export const registerWords: Readonly<Record<RegisterCode, string>> = {
  township: "乡镇（街道）名册",
  village: "村（社区）名册",
  assessment: "摸排表",
  person: "干部名册",
  finding: "问题整改台账",
  project: "项目台账",
  contract: "项目合同台账",
  payment: "项目拨付台账",
};

export const outcomes = Object.keys(outcomeWords) as Outcome[];

export const asRegister = (text: string | null): RegisterCode | undefined =>
  text !== null && text in registerWords ? (text as RegisterCode) : undefined;

export const asState = (text: string | null): Batch["state"] | undefined =>
  text !== null && text in stateWords ? (text as Batch["state"]) : undefined;

/** The steps of one import, as the address names them. */
export const steps = ["file", "sheet", "columns", "check", "commit"] as const;
export type Step = (typeof steps)[number];
export const stepWords: Readonly<Record<Step, string>> = {
  file: "上传表格",
  sheet: "选工作表和表头",
  columns: "对应列",
  check: "核对改错",
  commit: "导入",
};

/** Where an opened batch stands when the address does not say. */
export function stepOf(batch: Batch, wanted: string | null): Step {
  if (!batch.can.edit) return "commit";
  const named = steps.find((step) => step === wanted);
  const checked = batch.state === "checked";
  if (!named || named === "file") return checked ? "check" : "sheet";
  return !checked && (named === "check" || named === "commit") ? "columns" : named;
}
