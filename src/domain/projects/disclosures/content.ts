import { canonical } from "../../canonical.ts";
import type { Fen } from "../../money.ts";
import type { IsoDate } from "../../date.ts";
import type { AssetClass, ProjectKind } from "../project.ts";
import type { DisclosureStep } from "./disclosure.ts";

export interface DisclosedVillage {
  readonly id: string;
  readonly name: string;
  readonly township: string;
  readonly share: number;
  readonly promisedFen: Fen;
}

export interface DisclosedFund {
  readonly source: string;
  readonly year: number;
  readonly fen: Fen;
}

/** 享受帮扶的农户：the name comes in masked, the address down to the group. */
export interface Beneficiary {
  readonly name: string;
  readonly group: string;
  readonly item: string;
}

/** 公示内容，名称、地点、内容、期限、业主和建设单位及责任人、资金来源和构成、采购、预期目标、实施结果。 */
export interface DisclosedContent {
  readonly name: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly place: string;
  readonly content: string;
  readonly scale: string;
  readonly period: { readonly startOn: IsoDate | null; readonly finishOn: IsoDate | null };
  readonly owner: string;
  readonly builder: string;
  readonly responsible: string;
  readonly estimateFen: Fen;
  readonly budgetFen: Fen | null;
  readonly funds: readonly DisclosedFund[];
  readonly villages: readonly DisclosedVillage[];
  readonly promisedFen: Fen;
  readonly target: string;
  readonly linkMechanism: string;
  readonly procurement: { readonly method: string; readonly winner: string } | null;
  readonly result: { readonly contractedFen: Fen; readonly paidFen: Fen; readonly gates: readonly PassedGate[] };
}

export interface PassedGate {
  readonly gate: string;
  readonly onDay: IsoDate;
}

export type Part = keyof DisclosedContent;

const plan = ["name", "kind", "assetClass", "place", "content", "scale", "period", "owner", "responsible"] as const;
const planned = [...plan, "estimateFen", "villages", "promisedFen", "target", "linkMechanism"] as const;

/** What a step makes known, in the order of the paper. */
export const partsOf: Readonly<Record<DisclosureStep, readonly Part[]>> = {
  declaration: planned,
  review: planned,
  decision: planned,
  allocation: ["name", "kind", "place", "content", "owner", "responsible", "budgetFen", "funds", "villages", "target"],
  "before-start": [...plan, "builder", "budgetFen", "funds", "procurement", "villages", "promisedFen", "target"],
  completion: [...plan, "builder", "budgetFen", "funds", "procurement", "villages", "target", "result"],
  settlement: ["name", "place", "content", "scale", "owner", "builder", "budgetFen", "funds", "procurement", "result"],
  distribution: ["name", "place", "content"],
  disposal: ["name", "place", "content", "owner"],
};

/** Days, persons in charge and what has been paid move on without the public having been told something else. */
const loose: readonly Part[] = ["period", "responsible", "kind", "assetClass", "linkMechanism", "result", "funds"];

/** What a step promises: other words here, and it has to be posted again. */
export const boundParts = (step: DisclosureStep): Part[] =>
  partsOf[step].filter((part) => !loose.includes(part) || (step === "allocation" && part === "funds"));

export const contentOf = (step: DisclosureStep, all: DisclosedContent): Partial<DisclosedContent> =>
  picked(partsOf[step], all);

/** Villages are known by their ids: a new name of theirs is no other promise. */
export function boundText(step: DisclosureStep, all: Partial<DisclosedContent>): string {
  const { villages, ...rest } = picked(boundParts(step), all);
  const shares = villages?.map(({ id, share, promisedFen }) => ({ id, share, promisedFen }));
  return canonical({ ...rest, ...(shares && { villages: shares.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }) });
}

const picked = (parts: readonly Part[], all: Partial<DisclosedContent>): Partial<DisclosedContent> =>
  Object.fromEntries(parts.flatMap((part) => (part in all ? [[part, all[part]]] : [])));
