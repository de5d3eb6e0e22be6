import type { ProjectKind } from "./project.ts";

/** 通过、修改后通过、退回修改. */
export const opinionConclusions = ["pass", "pass-with-changes", "return"] as const;
export type OpinionConclusion = (typeof opinionConclusions)[number];

/** What a county asks of an argument: the rule `project-argument`. */
export interface ArgumentRule {
  /** 专家书面意见至少几份. */
  readonly experts: number;
  /** 通过和修改后通过的意见须超过百分之几. */
  readonly percent: number;
  /** 明确了行业主管部门的，须有其书面意见. */
  readonly sector: boolean;
}

export interface Opinion {
  readonly expertId: string | null;
  readonly organisationId: string | null;
  readonly conclusion: OpinionConclusion;
}

export interface Hearing {
  readonly heldOn: string;
  readonly opinions: readonly Opinion[];
}

export interface ArgumentFault {
  readonly rule: string;
  readonly sentence: string;
}

/** What keeps the conclusion 通过 away; 退回修改 asks for words alone. */
export function passFaults(
  { opinions }: Pick<Hearing, "opinions">,
  { experts, percent, sector }: ArgumentRule,
  sectorId: string | null,
): ArgumentFault[] {
  const written = opinions.filter(({ expertId }) => expertId !== null).length;
  const agreed = opinions.filter(({ conclusion }) => conclusion !== "return").length;
  const faults: ArgumentFault[] = [];
  if (written < experts)
    faults.push({
      rule: "experts-few",
      sentence: `已登记专家书面意见 ${written} 份，按规则至少 ${experts} 份。`,
    });
  if (sector && sectorId !== null && !opinions.some(({ organisationId }) => organisationId === sectorId))
    faults.push({ rule: "sector-silent", sentence: "行业主管部门还没有填写书面意见。" });
  if (opinions.length > 0 && agreed * 100 <= percent * opinions.length)
    faults.push({
      rule: "not-agreed",
      sentence: `${opinions.length} 份意见中通过、修改后通过的 ${agreed} 份，没有超过百分之${percent}，只能退回修改。`,
    });
  return faults;
}

/** 结论在论证之日或者以后作出. */
export function concludeFaults(
  hearing: Hearing,
  rule: ArgumentRule,
  { sectorId, conclusion, text, today }: Concluding,
): ArgumentFault[] {
  const early = { rule: "hearing-ahead", sentence: `论证定于 ${hearing.heldOn} 进行，到当天才能作出结论。` };
  const silent = { rule: "return-without-reason", sentence: "退回修改应写明理由。" };
  return [
    ...(hearing.heldOn > today ? [early] : []),
    ...(conclusion === "pass" ? passFaults(hearing, rule, sectorId) : []),
    ...(conclusion === "return" && text.trim() === "" ? [silent] : []),
  ];
}

interface Concluding {
  readonly sectorId: string | null;
  readonly conclusion: "pass" | "return";
  readonly text: string;
  readonly today: string;
}

interface AskedExpert {
  readonly name: string;
  readonly unit: string;
  readonly sector: ProjectKind;
  readonly validTo: string | null;
}

interface ArguedProject {
  readonly kind: ProjectKind;
  readonly owner: string;
  readonly ownerUnit: string | null;
  readonly builder: string;
}

const fold = (name: string) => name.normalize("NFKC").replace(/\s/gu, "");

/** 专家与业主单位、承建单位同属一个单位的应当回避；专业应当对口，综合类专家各类项目都可以参加. */
export function expertFaults(expert: AskedExpert, project: ArguedProject): ArgumentFault[] {
  const { name, unit, sector, validTo } = expert;
  const parties = [project.owner, project.ownerUnit ?? "", project.builder].map(fold).filter(Boolean);
  const faults: ArgumentFault[] = [];
  if (validTo !== null) faults.push({ rule: "expert-closed", sentence: `${name}已停止参加论证，请另选专家。` });
  if (parties.includes(fold(unit)))
    faults.push({
      rule: "expert-recused",
      sentence: `${name}所在单位“${unit}”是该项目的业主单位或者承建单位，应当回避。`,
    });
  if (sector !== project.kind && sector !== "other")
    faults.push({ rule: "expert-other-sector", sentence: `${name}的专业与项目类型不对口，请选择对口的专家。` });
  return faults;
}
