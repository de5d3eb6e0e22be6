export const personKinds = ["county-leader", "township-leader", "cadre"] as const;
export type PersonKind = (typeof personKinds)[number];
export const personKindLabel: Record<PersonKind, string> = {
  "county-leader": "县级领导",
  "township-leader": "乡镇（街道）领导",
  cadre: "单位干部",
};

/** 特长：典型样式，非正式文件. What a village may need of those who come. */
export const skills = [
  "party-affairs",
  "law",
  "mediation",
  "agriculture",
  "economy",
  "finance",
  "engineering",
  "livelihood",
  "education",
  "health",
  "culture",
  "technology",
] as const;
export type Skill = (typeof skills)[number];
export const skillLabel: Record<Skill, string> = {
  "party-affairs": "党务",
  law: "法律",
  mediation: "群众工作",
  agriculture: "农业技术",
  economy: "经济管理",
  finance: "财务审计",
  engineering: "工程建设",
  livelihood: "民生服务",
  education: "教育",
  health: "医疗卫生",
  culture: "文化宣传",
  technology: "信息技术",
};

const isSkill = (word: string): word is Skill => (skills as readonly string[]).includes(word);
/** A skill written by hand in an earlier list is shown as it stands. */
export const skillText = (word: string) => (isSkill(word) ? skillLabel[word] : word);

/** How ledgers write the same. */
const otherWords: Readonly<Record<string, Skill>> = {
  党建: "party-affairs",
  党建工作: "party-affairs",
  组织工作: "party-affairs",
  政法: "law",
  法治: "law",
  法律服务: "law",
  调解: "mediation",
  矛盾调解: "mediation",
  信访: "mediation",
  农技: "agriculture",
  农业: "agriculture",
  种植: "agriculture",
  养殖: "agriculture",
  林业: "agriculture",
  经济: "economy",
  产业: "economy",
  招商: "economy",
  电商: "economy",
  财务: "finance",
  会计: "finance",
  审计: "finance",
  财会: "finance",
  工程: "engineering",
  规划: "engineering",
  建设: "engineering",
  水利: "engineering",
  民政: "livelihood",
  社保: "livelihood",
  卫生: "health",
  医疗: "health",
  医学: "health",
  文化: "culture",
  宣传: "culture",
  文秘: "culture",
  计算机: "technology",
  信息: "technology",
  信息化: "technology",
};
const byWord = new Map<string, Skill>([
  ...Object.entries(otherWords),
  ...skills.map((skill) => [skillLabel[skill], skill] as const),
]);
export const skillOf = (word: string): Skill | undefined => byWord.get(word);

export interface PersonFacts {
  readonly kind: PersonKind;
  readonly organisationId: string | null;
  readonly townshipId: string | null;
  readonly unitHead: boolean;
  readonly villageCapacity: number | null;
}

export interface PersonFault {
  readonly field: "organisationId" | "townshipId" | "unitHead" | "villageCapacity";
  readonly rule: string;
  readonly sentence: string;
}

/** Where each kind belongs: without it nobody could say who sends him, or which township he leads. */
export function personFaults(person: PersonFacts): PersonFault[] {
  const { kind, organisationId, unitHead, villageCapacity } = person;
  const faults: PersonFault[] = [];
  if (kind === "cadre" && organisationId === null)
    faults.push({ field: "organisationId", rule: "unit-missing", sentence: "单位干部应填写所在单位。" });
  faults.push(...townshipFaults(person));
  if (unitHead && organisationId === null)
    faults.push({ field: "unitHead", rule: "head-of-nothing", sentence: "单位主要负责人应填写所在单位。" });
  if (kind === "cadre" && villageCapacity !== null)
    faults.push({
      field: "villageCapacity",
      rule: "capacity-not-his",
      sentence: "只有县级领导、乡镇（街道）领导填写最多包联村数，单位干部一人派驻一个村。",
    });
  return faults;
}

function townshipFaults({ kind, townshipId }: PersonFacts): PersonFault[] {
  const faultOf = (rule: string, sentence: string) => [{ field: "townshipId" as const, rule, sentence }];
  if (kind === "township-leader" && townshipId === null)
    return faultOf("township-missing", "乡镇（街道）领导应填写任职的乡镇（街道）。");
  if (kind !== "township-leader" && townshipId !== null)
    return faultOf("township-not-his", "只有乡镇（街道）领导填写任职乡镇（街道）。");
  return [];
}
