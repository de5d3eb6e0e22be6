import type { Role } from "../../access.ts";
import type { IsoDate } from "../../date.ts";
import type { Gate } from "../gate.ts";
import { gateLabel, standingLabel } from "../labels.ts";
import type { ProjectStatus, Standing } from "../project.ts";
import { passerLabel } from "./gate-labels.ts";
import type { AskedEvidence, Duty, Passer } from "./gate-rule.ts";
import { type Refusal, when } from "./refusal.ts";

/** 佐证: what was written down for a paper the gate asks for. */
export interface Evidence {
  readonly name: string;
  /** Number or name of the paper. */
  readonly reference: string;
  readonly onDay: IsoDate | null;
  readonly fileId: string | null;
}

/** The departments named for each duty. */
export type DutyUnits = Readonly<Record<Duty, readonly string[]>>;

export interface Office {
  readonly role: Role;
  readonly organisationId: string | null;
  readonly townships: readonly string[] | "all";
}

/** 该由谁过关. Without a leading township the county stands in for it. */
export function officeRefusals(
  by: Passer,
  { townshipId }: { readonly townshipId: string | null },
  units: DutyUnits,
  office: Office,
): Refusal[] {
  if (by === "county" || (by === "township" && townshipId === null))
    return when(office.role !== "county", "not-county", "这一关口应由县级办理。");
  if (by === "township") {
    const own = office.role === "township" && office.townships !== "all" && office.townships.includes(townshipId!);
    return when(!own, "not-township", "这一关口应由项目牵头乡镇（街道）办理。");
  }
  const sits = office.role === "department" && units[by].some((unit) => unit === office.organisationId);
  const unnamed = units[by].length === 0;
  return [
    ...when(unnamed, "duty-unnamed", `还没有设定${passerLabel[by]}，请县级先在“项目职责单位”中设定。`),
    ...when(!unnamed && !sits, "not-duty", `这一关口应由${passerLabel[by]}办理。`),
  ];
}

export interface Asking {
  readonly gate: Gate;
  readonly next: Gate | undefined;
  readonly standing: Standing;
  readonly status: ProjectStatus;
}

/** 跳不过、停着不走: only the next gate, and only of a project that stands as it should. */
export function orderRefusals({ gate, next, standing, status }: Asking): Refusal[] {
  if (next === undefined)
    return when(
      true,
      "no-gate",
      status === "banked" || status === "draft" ? "该项目还没有入库，不能过关。" : "该项目现在没有待过的关口。",
    );
  return [
    ...when(
      gate !== next,
      "wrong-gate",
      `现在应过的关口是“${gateLabel[next]}”，不能办理“${gateLabel[gate]}”。关口要依次通过。`,
    ),
    ...when(standing !== "normal", "standing", `该项目现在处于“${standingLabel[standing]}”，关口暂停办理。`),
  ];
}

/** 过关日期: it has been, and it does not lie before the gate before. */
export const dayRefusals = (onDay: IsoDate, before: IsoDate | null, today: IsoDate): Refusal[] => [
  ...when(onDay > today, "day-in-future", "日期不能晚于今天。", "onDay"),
  ...when(
    before !== null && onDay < before,
    "day-before-last",
    `日期不能早于上一关口的日期 ${before ?? ""}。`,
    "onDay",
  ),
];

/** 佐证还缺什么: each paper by its name; a file only where the county has said why. */
export function evidenceRefusals(asked: readonly AskedEvidence[], given: readonly Evidence[]): Refusal[] {
  return asked.flatMap(({ name, file, basis }, i) => {
    const found = given.find((one) => one.name === name);
    const empty = !found || (found.reference.trim() === "" && found.fileId === null);
    const fileless = file === "required" && (found?.fileId ?? null) === null;
    const at = `evidence.${i}.reference`;
    return [
      ...when(empty, "evidence-missing", `还缺“${name}”：请填写文号、编号或者名称。`, at),
      ...when(!empty && fileless, "file-missing", `“${name}”要求上传附件，理由：${basis}。`, at),
    ];
  });
}

/** Every paper has a day that has been. */
export const evidenceDayRefusals = (given: readonly Evidence[], today: IsoDate): Refusal[] =>
  given.flatMap(({ name, onDay }, i) =>
    when(onDay !== null && onDay > today, "evidence-in-future", `“${name}”的日期不能晚于今天。`, `evidence.${i}.onDay`),
  );

/** 撤回上一关口: not what money has been paid or contracted on; `paidFen` is what rests on this very gate. */
export function undoRefusals(
  gate: Gate,
  last: Gate | null | undefined,
  { contractedFen, paidFen, standing }: { contractedFen: number; paidFen: number; standing: Standing },
): Refusal[] {
  return [
    ...when(gate !== last, "not-last", "只能撤回最近通过的一个关口。"),
    ...when(standing !== "normal", "standing", `该项目现在处于“${standingLabel[standing]}”，不能撤回关口。`),
    ...when(paidFen > 0, "paid-already", "已经凭这一关口拨付了资金，不能撤回；确有错误的，请办理项目变更或者终止。"),
    ...when(
      contractedFen > 0 && (gate === "budget-review" || gate === "tender"),
      "contracted-already",
      "已经凭这一关口登记了合同，不能撤回；请先作废合同。",
    ),
  ];
}

/** 县里经手建设的是业主一方: whoever passes a gate for the owner's side has a hand in the building. */
export const isOwnersSide = ({ role }: { readonly role: Role }): boolean => role === "township" || role === "team";
