import { z } from "zod";
import { type CaseStatus, caseFlow, caseWaits } from "#domain/cases/case.ts";
import { lights } from "#domain/cases/light.ts";
import { type GoalTask, goalFields, goalTasks, problemAspects } from "#domain/cases/problem-aspects.ts";
import { levels } from "#domain/screening/decision.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const statuses = Object.keys(caseFlow) as [CaseStatus, ...CaseStatus[]];
const tasks = Object.keys(goalTasks) as [GoalTask, ...GoalTask[]];
const light = z.enum(lights);
const level = z.enum(levels);

/** Several lights in one word, as they stand in the address of the page: red,yellow. */
const lightList = z.string().regex(new RegExp(`^(${lights.join("|")})(,(${lights.join("|")}))*$`), {
  error: "亮灯应从 red、yellow、green、none 中选取，以逗号分开",
});

const caseFilter = {
  countyId: countyId.optional(),
  roundId: id.optional(),
  townshipId: id.optional(),
  level: level.optional(),
  light: lightList.optional(),
  aspect: z.enum(problemAspects).optional(),
  /** Only files that have nothing yet in this list. */
  lacks: z.enum(["problems", "goals"]).optional(),
  status: z.enum(statuses).optional(),
  waits: z.enum(caseWaits).optional(),
};

const tally = z.object({ red: z.int(), yellow: z.int(), green: z.int(), none: z.int() });

/** What the list, the wall and the ledger say of a file at a glance. */
export const standing = {
  level,
  light,
  done: z.int(),
  total: z.int(),
  /** The earliest deadline still open; where all lines are done and the file is not handed in, its own. */
  nextDue: isoDate.nullable(),
};

const caseRow = z.object({
  id,
  village: z.string(),
  township: z.string(),
  county: z.string(),
  round: z.string(),
  status: z.enum(statuses),
  openedOn: isoDate,
  dueOn: isoDate,
  elapsedPercent: z.int(),
  /** Working days to the next deadline; negative when it has passed. */
  nextDays: z.int().nullable(),
  ...standing,
});

const item = {
  id,
  text: z.string(),
  dueOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
  version: z.int(),
  light,
  sentence: z.string(),
};
const problemRow = z.object({ ...item, aspect: z.enum(problemAspects), rootCause: z.string(), evidence: z.string() });
const goalRow = z.object({
  ...item,
  field: z.enum(goalFields),
  task: z.enum(tasks),
  measure: z.string(),
  responsibleUnit: z.string(),
  responsiblePerson: z.string(),
});

const caseFile = caseRow.extend({
  villageId: id,
  decisionNumber: z.string(),
  withdrawnOn: isoDate.nullable(),
  mergedIntoId: id.nullable(),
  /** Each item that gives the file its colour, and why; without an id the deadline of the whole. */
  because: z.array(z.object({ itemId: id.nullable(), text: z.string(), sentence: z.string() })),
  /** What would turn it green, one sentence each. */
  toGreen: z.array(z.string()),
  manifestations: z.array(z.object({ code: z.string(), name: z.string() })),
  problems: z.array(problemRow),
  goals: z.array(goalRow),
  can: z.object({ write: z.boolean(), postpone: z.boolean() }),
});

const problemBody = z.object({
  aspect: z.enum(problemAspects, { error: "请从八个方面中选择一项" }),
  text: line(500),
  rootCause: text(500),
  evidence: text(500),
  dueOn: isoDate.nullable(),
});
const goalBody = z.object({
  task: z.enum(tasks, { error: "请从十一项任务中选择一项" }),
  text: line(500),
  measure: text(500),
  responsibleUnit: line(60),
  responsiblePerson: line(40),
  dueOn: isoDate.nullable(),
});

const itemParams = z.object({ id, itemId: id });
const listParams = itemParams.extend({ list: z.enum(["problems", "goals"]) });
const version = z.int().min(1);
const saved = z.object({ version: z.int() });

export const cases = {
  list: route({
    verb: "case.read",
    method: "GET",
    path: "/cases",
    title: "整顿台账",
    query: z.object({ ...caseFilter, ...paging }),
    result: pageOf(caseRow).extend({
      county: z.int(),
      township: z.int(),
      lights: tally,
      done: z.int(),
      items: z.int(),
    }),
  }),
  waiting: route({
    verb: "case.read",
    method: "GET",
    path: "/cases/waiting",
    title: "整顿台账中等着办的：逾期、临近、清单未列",
    query: z.object({ countyId: countyId.optional() }),
    /** Files, each counted as the list counts it under the filter of the same word. */
    result: z.object({
      files: z.int(),
      red: z.int(),
      yellow: z.int(),
      lacksProblems: z.int(),
      lacksGoals: z.int(),
      check: z.int(),
      accept: z.int(),
      delist: z.int(),
      follow: z.int(),
      close: z.int(),
    }),
  }),
  choices: route({
    verb: "case.read",
    method: "GET",
    path: "/case-choices",
    title: "整顿台账可选的县、轮次、乡镇",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      rounds: z.array(z.object({ id, countyId, name: z.string(), openedOn: isoDate, dueOn: isoDate })),
      townships: z.array(z.object({ id, countyId, name: z.string() })),
    }),
  }),
  read: route({
    verb: "case.read",
    method: "GET",
    path: "/cases/:id",
    title: "一村一策",
    params: byId,
    result: caseFile,
  }),
  addProblem: route({
    verb: "case.write",
    method: "POST",
    path: "/cases/:id/problems",
    title: "问题清单增加一条",
    params: byId,
    body: problemBody.extend({ id }),
    result: saved,
  }),
  editProblem: route({
    verb: "case.write",
    method: "PUT",
    path: "/cases/:id/problems/:itemId",
    title: "修改一条问题",
    params: itemParams,
    body: problemBody.extend({ version }),
    result: saved,
  }),
  addGoal: route({
    verb: "case.write",
    method: "POST",
    path: "/cases/:id/goals",
    title: "目标事项增加一条",
    params: byId,
    body: goalBody.extend({ id }),
    result: saved,
  }),
  editGoal: route({
    verb: "case.write",
    method: "PUT",
    path: "/cases/:id/goals/:itemId",
    title: "修改一条目标事项",
    params: itemParams,
    body: goalBody.extend({ version }),
    result: saved,
  }),
  mark: route({
    verb: "case.write",
    method: "POST",
    path: "/cases/:id/:list/:itemId/done",
    title: "一条清单事项办结，或者撤销办结（日期为空）",
    params: listParams,
    body: z.object({ version, doneOn: isoDate.nullable() }),
    result: saved,
  }),
  remove: route({
    verb: "case.write",
    method: "POST",
    path: "/cases/:id/:list/:itemId/remove",
    title: "移除一条清单事项，可恢复",
    params: listParams,
    body: z.object({ version }),
    result: saved,
  }),
  restore: route({
    verb: "case.write",
    method: "POST",
    path: "/cases/:id/:list/:itemId/restore",
    title: "恢复一条移除的清单事项",
    params: listParams,
    body: z.object({ version }),
    result: saved,
  }),
  ledger: route({
    verb: "case.read",
    method: "POST",
    path: "/cases/ledger",
    title: "导出整改台账（至多 5,000 个村）",
    body: z.object(caseFilter),
    download: "xlsx",
  }),
};
