import { uuidv7 } from "#contract/uuid.ts";
import type { IsoDate } from "#domain/date.ts";
import type { FindingSource, FindingStatus, FindingType, Satisfaction, Severity } from "#domain/inspections/finding.ts";
import { findingStatusLabel } from "#domain/inspections/finding-labels.ts";
import { findPlaces, villagesLike } from "../../imports/place-finder.ts";
import type { FieldFault, Misplaced, Placed, RowToPlace, Values } from "../../imports/register.ts";
import { type ImportGround, plainName } from "./import-ground.ts";
import { heardFirst, newFaults, settled } from "./import-judging.ts";
import type { FindingRecord, KnownFinding } from "./import-rows.ts";

const fault = (field: string | null, rule: string, sentence: string): FieldFault => ({ field, rule, sentence });

export function placeFinding(row: RowToPlace, ground: ImportGround): Placed | Misplaced {
  const known = ground.known.get(row.values.number as number);
  const wrong = factFaults(row.values, ground);
  if (known) return placeKnown(row.values, known, wrong, ground);
  return placeNew(row, wrong, ground);
}

function factFaults(values: Values, ground: ImportGround): FieldFault[] {
  const { category, earlier } = values;
  const wrong: FieldFault[] = [];
  if (category !== undefined && !ground.rule.categories.some(({ name }) => name === category))
    wrong.push(fault("category", "category-unknown", `“${category}”不在本县设定的问题类别中。`));
  wrong.push(...dayFaults(values, ground.today));
  if (earlier !== undefined && !ground.known.has(earlier as number))
    wrong.push(fault("earlier", "earlier-unknown", `系统中没有第 ${earlier} 号问题。`));
  return wrong;
}

/** Found and closed one after the other, neither in the future. */
function dayFaults({ foundOn, closedOn }: Values, today: IsoDate): FieldFault[] {
  const wrong: FieldFault[] = [];
  if (foundOn !== undefined && String(foundOn) > today)
    wrong.push(fault("foundOn", "found-in-future", "发现日期不能晚于今天。"));
  if (closedOn !== undefined && (String(closedOn) > today || String(closedOn) < String(foundOn ?? "")))
    wrong.push(fault("closedOn", "closed-malformed", "销号日期应在发现日期和今天之间。"));
  return wrong;
}

/** 登记后、交办前可改的；以后只有措施和责任人可改. */
const described = [
  "source",
  "foundOn",
  "category",
  "description",
  "basis",
  "severity",
  "type",
  "repeated",
  "earlier",
] as const;
const worked = ["measures", "leadLeader", "responsible"] as const;
/** What only the course in the system changes. */
const course = {
  township: "乡镇（街道）",
  village: "村（社区）",
  unit: "责任单位",
  dueOn: "整改期限",
  status: "状态",
  outcome: "整改结果",
  townCheckedOn: "镇级核查日期",
  checkedOn: "县级核查日期",
  satisfaction: "反映人满意度",
  closedOn: "销号日期",
  closedBy: "销号人",
  reopened: "重开次数",
} as const;

type Told = (typeof described)[number] | (typeof worked)[number] | keyof typeof course;

const differs = (values: Values, known: KnownFinding, key: Told) =>
  values[key] !== undefined && flat(values[key]) !== flat(known[key]);
const flat = (value: Values[string] | KnownFinding[Told]) =>
  plainName(String(value ?? ""))
    .replace(/[（(]/gu, "（")
    .replace(/[）)]/gu, "）");

function placeKnown(values: Values, known: KnownFinding, wrong: readonly FieldFault[], ground: ImportGround) {
  const { number, status } = known;
  const shut = (key: string, word: string) =>
    fault(
      key,
      "course-by-table",
      `第 ${number} 号问题的“${word}”与系统中不同。办理环节不能用表格修改，请在系统中办理，或者改回原样。`,
    );
  const told = (Object.entries(course) as [keyof typeof course, string][])
    .filter(([key]) => differs(values, known, key))
    .map(([key, word]) => shut(key, word));
  const late = status === "registered" ? [] : described.filter((key) => differs(values, known, key));
  const ended =
    status === "closed" || status === "withdrawn" ? worked.filter((key) => differs(values, known, key)) : [];
  const fixed = [...late, ...ended].map((key) =>
    fault(
      key,
      "fixed-by-now",
      `第 ${number} 号问题${findingStatusLabel[status]}，这一项不能再用表格修改，请改回原样。`,
    ),
  );
  // As it went out it comes in: what stands is no fault, also where the county has changed its words since.
  const changed = [...described, ...worked].filter((key) => differs(values, known, key));
  const blamed = wrong.filter(({ field }) => field !== null && changed.includes(field as (typeof changed)[number]));
  const faults = [...told, ...fixed, ...blamed];
  if (faults.length > 0) return { faults };
  const given = Object.fromEntries(changed.filter((key) => key !== "earlier").map((key) => [key, values[key]]));
  const earlierId = changed.includes("earlier") ? ground.known.get(values.earlier as number)!.id : known.earlierId;
  const before = { stamp: String(known.version), record: recordOf(known) };
  const independent = given.category === undefined ? known.independent : heardFirst(String(given.category), ground);
  const record = { ...before.record, ...given, earlierId, independent };
  return { subjectId: known.id, townshipId: known.townshipId, record, before, same: changed.length === 0 };
}

function recordOf(known: KnownFinding): FindingRecord {
  const { version: _v, township: _t, village: _l, unit: _u, closedBy: _c, earlier: _e, ...record } = known;
  return record;
}

interface Where {
  readonly villageId: string | null;
  readonly townshipId: string | null;
}

function placeNew(
  { values, chosenId }: RowToPlace,
  wrong: readonly FieldFault[],
  ground: ImportGround,
): Placed | Misplaced {
  const where = whereOf(values, chosenId, ground);
  if ("faults" in where) return { ...where, faults: [...where.faults, ...wrong] };
  const body = bodyOf(values, where, ground);
  const status = (values.status as FindingStatus | undefined) ?? "registered";
  const faults = [...wrong, ...body.faults, ...statusFaults(status, values)];
  if (faults.length > 0) return { faults };
  const record = newRecord(values, where, { ...body.to, status }, ground);
  const barred = newFaults(record, ground);
  if (barred.length > 0) return { faults: barred };
  return { subjectId: record.id, townshipId: where.townshipId, record, before: null, same: false };
}

function whereOf(values: Values, chosenId: string | null, { finder }: ImportGround): Where | Misplaced {
  const { township, village } = values;
  if (township === undefined && village === undefined) return { villageId: null, townshipId: null };
  if (township === undefined)
    return { faults: [fault("township", "township-missing", `只凭“${village}”认不出是哪个村，请补上乡镇（街道）。`)] };
  const called: Values = village === undefined ? { township } : { township, name: village };
  const found = findPlaces(finder, called, chosenId);
  if ("faults" in found) return found;
  if (village === undefined) return { villageId: null, townshipId: found.townshipId! };
  if (found.village) return { villageId: found.village.id, townshipId: found.village.townshipId };
  const candidates =
    found.candidates.length > 0 ? found.candidates : villagesLike(finder, found.townshipId!, String(village));
  return {
    faults: [fault("village", "village-unknown", `${township}没有“${village}”，请核对村名，或者选定是哪一个村。`)],
    candidates,
  };
}

type Body = Pick<FindingRecord, "assignedTo" | "teamId" | "organisationId">;

const nobody: Body = { assignedTo: null, teamId: null, organisationId: null };

function bodyOf(
  { unit }: Values,
  { townshipId, villageId }: Where,
  ground: ImportGround,
): { to: Body; faults: FieldFault[] } {
  if (unit === undefined) return { to: nobody, faults: [] };
  const called = plainName(String(unit));
  const township = townshipId === null ? undefined : ground.finder.townshipById.get(townshipId);
  if (township && plainName(township.name) === called) return { to: { ...nobody, assignedTo: "township" }, faults: [] };
  const organisation = ground.units.get(called);
  if (organisation) return { to: { ...nobody, assignedTo: "unit", organisationId: organisation.id }, faults: [] };
  const team = ground.teams.find(
    (one) => one.villageId === villageId && (plainName(one.name) === called || /工作队$/u.test(called)),
  );
  if (team) return { to: { ...nobody, assignedTo: "team", teamId: team.id }, faults: [] };
  const sentence = `“${unit}”不是该问题所在的乡镇（街道）、驻村工作队，也不在单位名录中，请核对名称。`;
  return { to: nobody, faults: [fault("unit", "unit-unknown", sentence)] };
}

const running: readonly FindingStatus[] = ["assigned", "rectifying", "close-requested", "checked", "returned"];

/** 导入的状态：未销号的接续办理，已销号的须写明结果、日期和销号人. */
function statusFaults(status: FindingStatus, { unit, dueOn, outcome, closedOn, closedBy }: Values): FieldFault[] {
  const wrong: FieldFault[] = [];
  const need = (value: unknown, field: string, word: string) => {
    if (value === undefined)
      wrong.push(fault(field, `${field}-missing`, `状态为“${findingStatusLabel[status]}”的，请填写${word}。`));
  };
  if (status === "withdrawn") wrong.push(fault("status", "status-withdrawn", "撤回登记的问题不需导入。"));
  if (running.includes(status)) {
    need(unit, "unit", "责任单位");
    need(dueOn, "dueOn", "整改期限");
  }
  if (status === "closed") {
    need(outcome, "outcome", "整改结果");
    need(closedOn, "closedOn", "销号日期");
    need(closedBy, "closedBy", "销号人");
  }
  return wrong;
}

function newRecord(
  values: Values,
  where: Where,
  to: Body & { status: FindingStatus },
  ground: ImportGround,
): FindingRecord {
  const handed = handedOf(values, to);
  const earlier = ground.known.get(values.earlier as number);
  const record: FindingRecord = {
    id: uuidv7(),
    number: (values.number as number | undefined) ?? null,
    ...where,
    ...factsOf(values),
    ...handed,
    ...endOf(values, to.status),
    status: running.includes(to.status) ? "assigned" : to.status,
    log: textIn(values, "log"),
    townCheck: true,
    independent: false,
    repeated: values.repeated === true || earlier !== undefined,
    earlierId: earlier?.id ?? null,
    reopened: (values.reopened as number | undefined) ?? 0,
  };
  return settled(record, ground);
}

const textIn = (values: Values, key: string) => (values[key] as string | undefined) ?? "";
const orNull = (values: Values, key: string) => (values[key] as string | undefined) ?? null;

/** What was found. */
const factsOf = (values: Values) => ({
  source: values.source as FindingSource,
  foundOn: values.foundOn as IsoDate,
  category: textIn(values, "category"),
  description: textIn(values, "description"),
  basis: textIn(values, "basis"),
  severity: (values.severity as Severity | undefined) ?? "ordinary",
  type: (values.type as FindingType | undefined) ?? "dated",
});

/** To whom it was handed, by when; of one only registered, and of one closed without a deadline, to nobody. */
function handedOf(values: Values, { status, ...body }: Body & { status: FindingStatus }) {
  const dueOn = orNull(values, "dueOn");
  const assigned = running.includes(status) || (status === "closed" && dueOn !== null);
  return {
    ...(assigned ? body : nobody),
    measures: textIn(values, "measures"),
    leadLeader: textIn(values, "leadLeader"),
    responsible: textIn(values, "responsible"),
    dueOn,
  };
}

/** How it ended: of one closed, as the ledger has it. */
function endOf(values: Values, status: FindingStatus) {
  if (status !== "closed")
    return { outcome: "", townCheckedOn: null, checkedOn: null, satisfaction: null, closedOn: null, closedByName: "" };
  return {
    outcome: textIn(values, "outcome"),
    townCheckedOn: orNull(values, "townCheckedOn"),
    checkedOn: orNull(values, "checkedOn"),
    satisfaction: orNull(values, "satisfaction") as Satisfaction | null,
    closedOn: orNull(values, "closedOn"),
    closedByName: textIn(values, "closedBy"),
  };
}
