import type { Role } from "../../access.ts";
import type { IsoDate } from "../../date.ts";
import { type Refusal, when } from "../gates/refusal.ts";

export const qualityConclusions = ["good", "faults"] as const;
export type QualityConclusion = (typeof qualityConclusions)[number];

export interface NewCheck {
  readonly checkedOn: IsoDate;
  readonly conclusion: QualityConclusion;
  readonly dueOn: IsoDate | null;
}

/** 质量检查 is a department's or the county's; faults have a day by which they are mended. */
export function checkRefusals({ checkedOn, conclusion, dueOn }: NewCheck, role: Role, today: IsoDate): Refusal[] {
  return [
    ...when(role !== "county" && role !== "department", "not-checker", "质量检查应由县级或者县直部门登记。"),
    ...when(checkedOn > today, "checked-in-future", "检查日期不能晚于今天。", "checkedOn"),
    ...when(conclusion === "faults" && dueOn === null, "due-missing", "发现问题的，请填写整改期限。", "dueOn"),
    ...when(
      conclusion === "faults" && dueOn !== null && dueOn < checkedOn,
      "due-before-check",
      "整改期限不能早于检查日期。",
      "dueOn",
    ),
  ];
}

export interface Check {
  readonly conclusion: QualityConclusion;
  readonly checkedOn: IsoDate;
  readonly mendedOn: IsoDate | null;
  readonly mendedBy: string | null;
  readonly confirmedOn: IsoDate | null;
}

/** 整改: by the township or the team, once, after the check. */
export function mendRefusals(check: Check, mendedOn: IsoDate, role: Role, today: IsoDate): Refusal[] {
  if (check.conclusion === "good") return when(true, "no-faults", "这次检查没有发现问题，不用整改。");
  return [
    ...when(role !== "township" && role !== "team", "not-mender", "整改情况应由乡镇（街道）或者驻村工作队填报。"),
    ...when(check.confirmedOn !== null, "confirmed-already", "该项整改已经确认。"),
    ...when(mendedOn > today, "mended-in-future", "整改日期不能晚于今天。", "mendedOn"),
    ...when(mendedOn < check.checkedOn, "mended-before-check", "整改日期不能早于检查日期。", "mendedOn"),
  ];
}

/** 确认: by the county or a department, never by who mended. */
export function confirmRefusals(check: Check, accounts: readonly string[], role: Role): Refusal[] {
  return [
    ...when(role !== "county" && role !== "department", "not-checker", "整改确认应由县级或者县直部门办理。"),
    ...when(check.mendedOn === null, "not-mended", "还没有填报整改情况，不能确认。"),
    ...when(check.confirmedOn !== null, "confirmed-already", "该项整改已经确认。"),
    ...when(
      check.mendedBy !== null && accounts.includes(check.mendedBy),
      "confirmed-by-mender",
      "该项整改是您填报的，请由其他人员确认。",
    ),
  ];
}
