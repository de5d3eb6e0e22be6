import { groupBy } from "../../group.ts";
import { pickKey } from "./ground.ts";
import type { MatchInput, MatchPerson, MatchPick, MatchUnit } from "./match.ts";
import { slotLabel } from "./words.ts";

export interface InputChange {
  readonly kind: "village" | "person" | "unit" | "pin" | "standing";
  readonly id: string;
  readonly text: string;
}

/**
 * What has changed since the plan was made that the plan rests on: the list of villages, the pins, who stands where, and of
 * the people and units those it names. Who came into the register since, or lies beside the plan, does not make it old.
 */
export function inputChanges(made: MatchInput, now: MatchInput, picks: readonly MatchPick[]): InputChange[] {
  const named = new Set(picks.map(({ holderId }) => holderId));
  return [
    ...villageChanges(made, now),
    ...holderChanges(made.people, now.people, named, changedFacts(personFacts)),
    ...holderChanges(made.units, now.units, named, changedFacts(unitFacts)),
    ...pinChanges(made, now),
    ...standingChanges(made, now),
  ];
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((one) => [one.id, one]));

function villageChanges(made: MatchInput, now: MatchInput): InputChange[] {
  const [before, after] = [byId(made.villages), byId(now.villages)];
  const township = new Map(now.townships.map(({ id, name }) => [id, name]));
  const change = (id: string, text: string): InputChange => ({ kind: "village", id, text });
  return [
    ...made.villages
      .filter(({ id }) => !after.has(id))
      .map(({ id, name }) => change(id, `${name}已不在本轮整顿名单（移出、撤并或办结）。`)),
    ...now.villages.flatMap(({ id, name, townshipId, level }) => {
      const was = before.get(id);
      if (!was) return [change(id, `${name}新列入本轮整顿名单，方案中没有安排。`)];
      if (was.townshipId !== townshipId)
        return [change(id, `${name}已划转到${township.get(townshipId) ?? "其他乡镇"}。`)];
      return was.level === level ? [] : [change(id, `${name}的管理级别已调整。`)];
    }),
  ];
}

type Holder = { readonly id: string; readonly name: string };

function holderChanges<H extends Holder>(
  made: readonly H[],
  now: readonly H[],
  named: ReadonlySet<string>,
  textOf: (was: H, is: H) => string | undefined,
): InputChange[] {
  const after = byId(now);
  return made
    .filter(({ id }) => named.has(id))
    .flatMap((was) => {
      const is = after.get(was.id);
      const kind = "level" in was ? ("unit" as const) : ("person" as const);
      const text = is ? textOf(was, is) : `${was.name}已移出名册、停用，或已派驻其他村。`;
      return text === undefined ? [] : [{ kind, id: was.id, text }];
    });
}

type Facts<H> = Readonly<Record<string, (holder: H) => unknown>>;

const personFacts: Facts<MatchPerson> = {
  类别: ({ kind }) => kind,
  单位: ({ organisationId }) => organisationId,
  任职乡镇: ({ townshipId }) => townshipId,
  籍贯: ({ homeTownshipId }) => homeTownshipId,
  亲属关系申报: ({ kinVillageIds }) => kinVillageIds.toSorted().join(),
  政治面貌: ({ partyMember }) => partyMember,
  可联系的村数: ({ capacity }) => capacity ?? null,
};
const unitFacts: Facts<MatchUnit> = {
  类别: ({ kind }) => kind,
  层级: ({ level }) => level,
  可结对的村数: ({ capacity }) => capacity ?? null,
};

const changedFacts =
  <H extends Holder>(facts: Facts<H>) =>
  (was: H, is: H): string | undefined => {
    const words = Object.keys(facts).filter((word) => facts[word]!(was) !== facts[word]!(is));
    return words.length === 0 ? undefined : `${was.name}的${words.join("、")}已变更。`;
  };

function pinChanges(made: MatchInput, now: MatchInput): InputChange[] {
  const word = { pin: "指定", ban: "排除" } as const;
  const textOf = (input: MatchInput, { kind, villageId, slot, holderId }: MatchInput["pins"][number]) => {
    const village = input.villages.find(({ id }) => id === villageId)?.name ?? "";
    const holder = [...input.people, ...input.units].find(({ id }) => id === holderId)?.name ?? "";
    return `手工${word[kind]}（${village}${slotLabel[slot]}${holder}）`;
  };
  const [before, after] = [byId(made.pins), byId(now.pins)];
  const change = (id: string, text: string): InputChange => ({ kind: "pin", id, text });
  return [
    ...made.pins.filter(({ id }) => !after.has(id)).map((pin) => change(pin.id, `${textOf(made, pin)}已取消。`)),
    ...now.pins.filter(({ id }) => !before.has(id)).map((pin) => change(pin.id, `新增了${textOf(now, pin)}。`)),
  ];
}

function standingChanges(made: MatchInput, now: MatchInput): InputChange[] {
  const keys = (picks: readonly MatchPick[]) => new Set(picks.map(pickKey));
  const [before, after] = [keys(made.standing), keys(now.standing)];
  const moved = [
    ...made.standing.filter((pick) => !after.has(pickKey(pick))),
    ...now.standing.filter((pick) => !before.has(pickKey(pick))),
  ];
  const name = new Map([...made.villages, ...now.villages].map((village) => [village.id, village.name]));
  return [...groupBy(moved, ({ villageId }) => villageId).keys()].map((id) => ({
    kind: "standing",
    id,
    text: `${name.get(id) ?? "该村"}的在派人员已有变动。`,
  }));
}
