import { groupBy } from "../../group.ts";
import { capacityOf } from "./candidates.ts";
import type { RuleAt } from "./conflict-rules.ts";
import { type Ground, holderName, townshipName, villageName } from "./ground.ts";
import { slotLabel } from "./words.ts";

/** One rule with the village or person it concerns. */
export function ruleText(ground: Ground, rule: RuleAt): string {
  const village = rule.villageId === null ? "" : villageName(ground, rule.villageId);
  return rule.holderId === null ? needText(ground, rule, village) : holderText(ground, rule, rule.holderId, village);
}

function needText(ground: Ground, { rule, slot }: RuleAt, village: string): string {
  const { min, max } = ground.input.settings.team;
  if (rule === "term") return "任期起止日期不正确";
  if (rule !== "team-size") return `${village}须有1名（个）${seatWord(slot)}`;
  return village ? `${village}工作队须有${min}至${max}人` : `工作队人数${min}至${max}人，不能成队`;
}

function holderText(ground: Ground, { rule, slot }: RuleAt, holderId: string, village: string): string {
  const holder = holderName(ground, holderId);
  const home = ground.people.get(holderId)?.homeTownshipId;
  if (rule === "home-township") return `${holder}籍贯在${townshipName(ground, home)}，须回避`;
  if (rule === "kinship") return `${holder}在${village}有亲属，须回避`;
  if (rule === "one-posting") return `${holder}只能派驻1个村`;
  if (rule === "pin") return `已指定${holder}任${village}${seatWord(slot)}`;
  if (rule === "ban") return `已排除${holder}任${village}${seatWord(slot)}`;
  return `${holder}最多包联${capacityOf(ground, holderId)}个村`;
}

const seatWord = (slot: RuleAt["slot"]) => (slot === null ? "" : slotLabel[slot]);

/** 规则冲突一句话：who lacks whom, and what stands in the way. */
export function conflictText(ground: Ground, rules: readonly RuleAt[]): string {
  const [only] = rules;
  if (rules.length === 1 && only!.rule === "slot-empty") return `${nobody(ground, only!)}。`;
  if (rules.length === 1)
    return only!.rule === "pin" ? `${ruleText(ground, only!)}，但不符合任职条件。` : `${ruleText(ground, only!)}。`;
  const parts = [...groupBy(rules, kindOf).values()].map((alike) => part(ground, alike));
  return `以下要求不能同时满足：${parts.join("；")}。`;
}

const kindOf = ({ rule, slot, holderId }: RuleAt) => `${rule} ${slot ?? ""} ${holderId === null}`;

/** “枣林镇无可用包村领导”。 */
function nobody(ground: Ground, { villageId, slot }: RuleAt): string {
  const village = ground.villages.get(villageId!);
  const township = townshipName(ground, village?.townshipId);
  if (slot === "township-leader") return `${township}无可用的包村领导，${village?.name ?? ""}落实不到人`;
  return `${township}${village?.name ?? ""}没有可用的${slotLabel[slot!]}`;
}

/** Rules alike in one sentence, with the first names and the number. */
function part(ground: Ground, rules: readonly RuleAt[]): string {
  const [first] = rules;
  if (rules.length === 1 || first!.rule === "pin" || first!.rule === "ban")
    return listed(
      rules.map((rule) => ruleText(ground, rule)),
      "条",
    );
  const villages = listed(
    rules.flatMap(({ villageId }) => (villageId === null ? [] : [villageName(ground, villageId)])),
    "个村",
  );
  if (first!.rule === "slot-empty") return `${villages}各须有1名（个）${slotLabel[first!.slot!]}`;
  if (first!.rule === "team-size") return `${villages}的工作队各须有${ground.input.settings.team.min}人以上`;
  const holders = listed(
    rules.map(({ holderId }) => holderName(ground, holderId!)),
    "个",
  );
  if (first!.rule === "home-township") return `${holders}须回避籍贯所在乡镇`;
  if (first!.rule === "kinship") return `${holders}须回避亲属所在的村`;
  if (first!.rule === "one-posting") return `${holders}每人只能派驻1个村`;
  const limits = new Set(rules.map(({ holderId }) => capacityOf(ground, holderId!)));
  return `${holders}每人（单位）最多包联${[...limits].toSorted((a, b) => a - b).join("或")}个村`;
}

const shown = 5;
const listed = (names: readonly string[], unit: string) =>
  names.length <= shown ? names.join("、") : `${names.slice(0, shown).join("、")}等${names.length}${unit}`;
