import { addFen, type Fen, splitFen } from "../money.ts";
import type { IsoDate } from "../date.ts";
import { type Permit, permitsWithoutDocument } from "./permit.ts";
import type { AssetClass, ProjectKind } from "./project.ts";

export interface DraftVillage {
  readonly villageId: string;
  /** 份额：a whole number among those of all its villages. */
  readonly share: number;
  readonly promisedFen: Fen;
}

export interface ProjectDraft {
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly villages: readonly DraftVillage[];
  readonly promisedFen: Fen;
  readonly place: string;
  readonly content: string;
  readonly scale: string;
  readonly target: string;
  readonly linkMechanism: string;
  readonly owner: string;
  readonly ownerId: string | null;
  readonly responsible: string;
  readonly permits: readonly Permit[];
  readonly planStartOn: IsoDate | null;
  readonly planFinishOn: IsoDate | null;
}

export interface DraftFault {
  readonly rule: string;
  /** Where in the form. */
  readonly at: string;
  readonly sentence: string;
}

/** 预期年收益按份额拆分到村：largest remainder, so that the cents add up; a county may set the parts by hand as long as they do. */
export const promisedParts = (promisedFen: Fen, shares: readonly number[]): Fen[] => splitFen(promisedFen, shares);

/** What cannot be kept even as a draft. */
export function draftFaults(draft: ProjectDraft): DraftFault[] {
  const { villages, promisedFen, planStartOn, planFinishOn, permits } = draft;
  const faults: DraftFault[] = [];
  const twice = villages.findIndex(({ villageId }, i) => villages.findIndex((one) => one.villageId === villageId) < i);
  if (twice !== -1)
    faults.push({ rule: "village-twice", at: `villages.${twice}.villageId`, sentence: "同一个村只能列一次。" });
  if (addFen(...villages.map((one) => one.promisedFen)) !== promisedFen)
    faults.push({
      rule: "promise-unbalanced",
      at: "promisedFen",
      sentence: "各村预期年收益之和应等于项目预期年收益。",
    });
  if (planStartOn !== null && planFinishOn !== null && planFinishOn < planStartOn)
    faults.push({ rule: "finish-before-start", at: "planFinishOn", sentence: "计划完工日期不能早于计划开工日期。" });
  if (new Set(permits.map(({ kind }) => kind)).size < permits.length)
    faults.push({ rule: "permit-twice", at: "permits", sentence: "同一种手续只能填一次。" });
  return faults;
}

type WordKey = {
  [K in keyof ProjectDraft]: ProjectDraft[K] extends string | null ? K : never;
}[keyof ProjectDraft];

/** 申报时应当写全的. */
export function declaringFaults(draft: ProjectDraft): DraftFault[] {
  const blank = (at: WordKey, word: string): DraftFault[] =>
    (draft[at] ?? "").trim() === "" ? [{ rule: "blank", at, sentence: `请填写${word}。` }] : [];
  const links = draft.kind === "industry" || draft.assetClass === "operating";
  return [
    ...draftFaults(draft),
    ...blank("place", "建设地点"),
    ...blank("content", "建设内容"),
    ...blank("target", "绩效目标"),
    ...(links ? blank("linkMechanism", "联农带农机制") : []),
    ...(draft.ownerId === null ? blank("owner", "业主单位") : []),
    ...blank("responsible", "责任人"),
    ...blank("planStartOn", "计划开工日期"),
    ...blank("planFinishOn", "计划完工日期"),
    ...permitFaults(draft.permits),
  ];
}

function permitFaults(permits: readonly Permit[]): DraftFault[] {
  const without = permitsWithoutDocument(permits);
  const at = permits.findIndex(({ kind }) => kind === without[0]);
  return at === -1
    ? []
    : [{ rule: "permit-without-document", at: `permits.${at}.document`, sentence: "已办理的手续应写明文号。" }];
}

/** 2026-0012: year and number of a project within its county. */
export const projectCode = ({ year, number }: { readonly year: number; readonly number: number }): string =>
  `${year}-${String(number).padStart(4, "0")}`;
