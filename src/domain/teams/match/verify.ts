import { type IsoDate, isIsoDate } from "../../date.ts";
import { groupBy } from "../../group.ts";
import { type MatchInput, type MatchPerson, type MatchPick, type MatchPlan, singleSlots, type Slot } from "./match.ts";
import { hardRuleLabel, slotLabel } from "./words.ts";
import type { MatchViolation } from "./result.ts";

/**
 * Whether a plan may be saved: every hard rule, read from the input anew. Nothing of what builds the search is used here,
 * so that a fault there cannot hide itself. An empty list means go ahead.
 */
export function verify(input: MatchInput, plan: MatchPlan): MatchViolation[] {
  return [
    ...termFaults(input, plan),
    ...input.villages.flatMap(({ id }) => villageFaults(input, plan, id)),
    ...plan.picks.flatMap((pick) => pickFaults(input, pick)),
    ...loadFaults(input, plan.picks),
    ...pinFaults(input, plan.picks),
  ];
}

function violation(input: MatchInput, rule: MatchViolation["rule"], at: Partial<MatchPick>, text: string) {
  const village = input.villages.find(({ id }) => id === at.villageId)?.name;
  const holder = [...input.people, ...input.units].find(({ id }) => id === at.holderId)?.name;
  const where = [village, at.slot && slotLabel[at.slot], holder].filter(Boolean).join(" ");
  const place = { villageId: at.villageId ?? null, slot: at.slot ?? null, holderId: at.holderId ?? null };
  return { rule, ...place, text: `${hardRuleLabel[rule]}：${where}${where && "，"}${text}` };
}

/** 任期有起止，起不晚于止。 */
function termFaults(input: MatchInput, { termFrom, termTo }: MatchPlan): MatchViolation[] {
  const dated = [termFrom, termTo].every(isIsoDate);
  if (dated && termFrom <= termTo && same(input.settings, { termFrom, termTo })) return [];
  return [violation(input, "term", {}, "起止日期不正确")];
}

const same = (a: { termFrom: IsoDate; termTo: IsoDate }, b: { termFrom: IsoDate; termTo: IsoDate }) =>
  a.termFrom === b.termFrom && a.termTo === b.termTo;

/** 四个一各有其人，队伍人数在规定之内。 */
function villageFaults(input: MatchInput, { picks }: MatchPlan, villageId: string): MatchViolation[] {
  const here = picks.filter((pick) => pick.villageId === villageId);
  const faults = singleSlots.flatMap((slot) => {
    const count = here.filter((pick) => pick.slot === slot).length;
    if (count === 1) return [];
    return count === 0
      ? [violation(input, "slot-empty", { villageId, slot }, "没有落实到人")]
      : [violation(input, "slot-double", { villageId, slot }, `安排了${count}个，只能有1个`)];
  });
  const { min, max, countsTownshipLeader } = input.settings.team;
  const counted: Slot[] = [
    "first-secretary",
    "member",
    ...(countsTownshipLeader ? (["township-leader"] as const) : []),
  ];
  const size = here.filter(({ slot }) => counted.includes(slot)).length;
  if (size >= min && size <= max) return faults;
  return [...faults, violation(input, "team-size", { villageId }, `工作队${size}人，应为${min}至${max}人`)];
}

function pickFaults(input: MatchInput, pick: MatchPick): MatchViolation[] {
  const village = input.villages.find(({ id }) => id === pick.villageId);
  if (!village) return [violation(input, "eligibility", pick, "村不在本轮名单")];
  if (pick.slot === "paired-unit") return unitFaults(input, pick);
  const person = input.people.find(({ id }) => id === pick.holderId);
  if (!person) return [violation(input, "eligibility", pick, "人选不在可选范围")];
  const faults = fitsSlot(person, pick.slot, village.townshipId)
    ? []
    : [violation(input, "eligibility", pick, slotCondition[pick.slot])];
  if (input.settings.homeRecusal.includes(pick.slot) && person.homeTownshipId === village.townshipId)
    faults.push(violation(input, "home-township", pick, "籍贯在该村所在乡镇"));
  if (person.kinVillageIds.includes(village.id)) faults.push(violation(input, "kinship", pick, "在该村有亲属"));
  return faults;
}

const slotCondition: Record<Slot, string> = {
  "county-leader": "应为县级领导",
  "township-leader": "应为该村所在乡镇的班子成员",
  "first-secretary": "应为派驻干部，且为中共党员",
  member: "应为派驻干部",
  "paired-unit": "应为县级以上单位",
};

function fitsSlot(person: MatchPerson, slot: Slot, townshipId: string): boolean {
  if (slot === "county-leader") return person.kind === "county-leader";
  if (slot === "township-leader") return person.kind === "township-leader" && person.townshipId === townshipId;
  return person.kind === "cadre" && (slot === "member" || person.partyMember);
}

function unitFaults(input: MatchInput, pick: MatchPick): MatchViolation[] {
  const unit = input.units.find(({ id }) => id === pick.holderId);
  if (unit && unit.level !== "township" && !["township", "community"].includes(unit.kind)) return [];
  return [violation(input, "eligibility", pick, slotCondition["paired-unit"])];
}

/** 一人一岗；领导和单位包联的村不超过规定个数。 */
function loadFaults(input: MatchInput, picks: readonly MatchPick[]): MatchViolation[] {
  const loads = groupBy(picks, ({ holderId }) => holderId);
  const { countyLeader, townshipLeader, unit } = input.settings.capacity;
  const limits = { "county-leader": countyLeader, "township-leader": townshipLeader, cadre: 1 };
  const people = input.people.map(({ id, kind, capacity }) => ({
    id,
    rule: kind === "cadre" ? ("one-posting" as const) : (`capacity-${kind}` as const),
    limit: kind === "cadre" ? 1 : (capacity ?? limits[kind]),
  }));
  const units = input.units.map((one) => ({ id: one.id, rule: "capacity-unit" as const, limit: one.capacity ?? unit }));
  return [...people, ...units].flatMap(({ id, rule, limit }) => {
    const load = loads.get(id)?.length ?? 0;
    if (load <= limit) return [];
    return [violation(input, rule, { holderId: id }, `安排了${load}个岗位，最多${limit}个`)];
  });
}

function pinFaults(input: MatchInput, picks: readonly MatchPick[]): MatchViolation[] {
  const here = ({ villageId, slot, holderId }: MatchPick) =>
    picks.some((pick) => pick.villageId === villageId && pick.slot === slot && pick.holderId === holderId);
  return input.pins.flatMap(({ kind, villageId, slot, holderId }) => {
    if (here({ villageId, slot, holderId }) === (kind === "pin")) return [];
    const text = kind === "pin" ? "已指定，方案中没有" : "已排除，方案中仍有";
    return [violation(input, kind, { villageId, slot, holderId }, text)];
  });
}
