import { findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { needsTownCheck } from "#domain/inspections/finding-step.ts";
import type { FieldFault, SavedRow } from "../../imports/register.ts";
import { type ImportGround, likenessOf } from "./import-ground.ts";
import type { FindingRecord } from "./import-rows.ts";

/** Whether somebody else must be heard before it is closed. */
export const heardFirst = (category: string, { rule }: ImportGround) =>
  rule.categories.some(({ name, independent }) => name === category && independent);

/** What the county's rule of the day decides of a new one. */
export const settled = (record: FindingRecord, ground: ImportGround): FindingRecord => ({
  ...record,
  townCheck: needsTownCheck(record, ground.rule.townSkipsOwn),
  independent: heardFirst(record.category, ground),
});

/** Of a new one: within the days of its type, and not written down before. */
export function newFaults(record: FindingRecord, { latest, alike }: ImportGround): FieldFault[] {
  const wrong: FieldFault[] = [];
  const { type, dueOn, status } = record;
  if (status === "assigned" && dueOn !== null && dueOn > latest[type]) {
    const sentence = `整改期限超过本县规定：${findingTypeLabel[type]}现在交办的至迟 ${latest[type]}。请核对，或者先在“规则设置—问题整改”中调整天数。`;
    wrong.push({ field: "dueOn", rule: "deadline-beyond-term", sentence });
  }
  const twin = alike.get(likenessOf(record));
  if (twin !== undefined) {
    const sentence = `系统中第 ${twin} 号问题与它的地点、发现日期、描述都相同。是同一个问题的，请在“编号”中填 ${twin}，或者去掉这一行。`;
    wrong.push({ field: "description", rule: "finding-twice", sentence });
  }
  return wrong;
}

/** What has come between since the row was checked; undefined: it may come in as it was checked. */
export function changedSince({ record, before }: Pick<SavedRow, "record" | "before">, ground: ImportGround) {
  const now = record as FindingRecord;
  if (before === null) return newChanges(now, ground).find(Boolean) || undefined;
  const was = before.record as FindingRecord;
  const recategorised = now.category !== was.category && !isCategory(now.category, ground);
  if (recategorised) return `问题类别“${now.category}”已经停用`;
  return now.earlierId !== was.earlierId && isGone(now.earlierId, ground) ? "关联的以前问题已经撤销" : undefined;
}

type Said = string | false | undefined;

function newChanges(record: FindingRecord, ground: ImportGround): Said[] {
  const { number, category, earlierId } = record;
  return [
    number !== null && ground.known.has(number) && `编号 ${number} 已被别的问题使用`,
    ...placeChanges(record, ground),
    ...bodyChanges(record, ground),
    !isCategory(category, ground) && `问题类别“${category}”已经停用`,
    isGone(earlierId, ground) && "关联的以前问题已经撤销",
    newFaults(record, ground)[0]?.sentence.split("。")[0],
  ];
}

const isCategory = (category: string, { rule }: ImportGround) => rule.categories.some(({ name }) => name === category);
const isGone = (id: string | null, { knownIds }: ImportGround) => id !== null && !knownIds.has(id);

function placeChanges({ villageId, townshipId }: FindingRecord, { finder }: ImportGround): Said[] {
  if (villageId !== null)
    return [finder.villageById.get(villageId)?.townshipId !== townshipId && "所在村（社区）已经撤并或者划转"];
  return [townshipId !== null && !finder.townshipById.has(townshipId) && "所在乡镇（街道）已经撤销"];
}

function bodyChanges({ organisationId, teamId }: FindingRecord, { units, teams }: ImportGround): Said[] {
  const open = [...units.values()].some(({ id }) => id === organisationId);
  return [
    organisationId !== null && !open && "责任单位已经撤销",
    teamId !== null && !teams.some(({ id }) => id === teamId) && "责任工作队已经撤销",
  ];
}
