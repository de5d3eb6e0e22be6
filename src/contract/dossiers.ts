import { z } from "zod";
import { type CaseStatus, caseFlow } from "#domain/cases/case.ts";
import { lights } from "#domain/cases/light.ts";
import { type GoalTask, goalFields, goalTasks, problemAspects } from "#domain/cases/problem-aspects.ts";
import { promiseKinds } from "#domain/dossiers/promise.ts";
import { majorCategories, type MajorItemStatus, majorItemFlow } from "#domain/plans/major-item.ts";
import { planFlow, planKinds, type PlanStatus } from "#domain/plans/plan.ts";
import { recordKinds } from "#domain/records/record.ts";
import { levels } from "#domain/screening/decision.ts";
import { slots } from "#domain/teams/match/match.ts";
import { byId, countyId, id, isoDate } from "./common.ts";
import { route } from "./route.ts";

const statesOf = <S extends string>(flow: Readonly<Record<S, unknown>>) => Object.keys(flow) as [S, ...S[]];

const kin = z.object({
  id,
  name: z.string(),
  kind: z.enum(["merged", "split", "renamed", "moved"]),
  onDate: isoDate,
  basis: z.string(),
  /** Whether this office may open it. */
  within: z.boolean(),
});

const promise = z.object({
  kind: z.enum(promiseKinds),
  id,
  /** Of the page it is worked on: the file, the plan, the entry. */
  pageId: id,
  text: z.string(),
  owner: z.string(),
  dueOn: isoDate.nullable(),
  late: z.boolean(),
});

const item = { id, text: z.string(), dueOn: isoDate.nullable(), doneOn: isoDate.nullable(), light: z.enum(lights) };

const caseFile = z.object({
  id,
  /** The village the decision named; another one where the file followed a merger. */
  listedId: id,
  round: z.string(),
  decisionNumber: z.string(),
  decidedOn: isoDate,
  status: z.enum(statesOf<CaseStatus>(caseFlow)),
  level: z.enum(levels),
  light: z.enum(lights),
  opening: z.int(),
  openedOn: isoDate,
  dueOn: isoDate,
  clockFrom: isoDate.nullable(),
  withdrawnOn: isoDate.nullable(),
  merged: z.boolean(),
  delistNumber: z.string(),
  delistedOn: isoDate.nullable(),
  consolidationTo: isoDate.nullable(),
  closedOn: isoDate.nullable(),
  relapsedOn: isoDate.nullable(),
  predecessorId: id.nullable(),
  manifestations: z.array(z.string()),
  problems: z.array(z.object({ ...item, aspect: z.enum(problemAspects) })),
  goals: z.array(
    z.object({
      ...item,
      field: z.enum(goalFields),
      task: z.enum(Object.keys(goalTasks) as [GoalTask, ...GoalTask[]]),
      responsibleUnit: z.string(),
      responsiblePerson: z.string(),
    }),
  ),
  acceptances: z.array(
    z.object({
      attempt: z.int(),
      heldOn: isoDate,
      points: z.int(),
      outcome: z.enum(["passed", "failed"]),
      present: z.int(),
      satisfied: z.int(),
      fair: z.int(),
      dissatisfied: z.int(),
      opinion: z.string(),
      newDueOn: isoDate.nullable(),
    }),
  ),
  checks: z.array(
    z.object({
      month: z.int(),
      dueOn: isoDate,
      doneOn: isoDate.nullable(),
      sound: z.boolean().nullable(),
      finding: z.string(),
    }),
  ),
  lookBacks: z.array(z.object({ onDay: isoDate, finding: z.string(), relapsed: z.boolean() })),
});

const team = z.object({
  id,
  villageId: id,
  name: z.string(),
  unit: z.string().nullable(),
  formedOn: isoDate,
  termTo: isoDate,
  dockedOn: isoDate.nullable(),
  dissolvedOn: isoDate.nullable(),
  postings: z.array(
    z.object({
      id,
      slot: z.enum(slots),
      name: z.string(),
      post: z.string(),
      unit: z.string().nullable(),
      fromOn: isoDate,
      toOn: isoDate,
      endedOn: isoDate.nullable(),
    }),
  ),
});

const plans = z.object({
  teamStands: z.boolean(),
  plans: z.array(
    z.object({
      id,
      kind: z.enum(planKinds),
      year: z.int(),
      month: z.int().nullable(),
      status: z.enum(statesOf<PlanStatus>(planFlow)),
      aims: z.string(),
      approvedOn: isoDate.nullable(),
    }),
  ),
  items: z.array(
    z.object({
      id,
      year: z.int(),
      title: z.string(),
      category: z.enum(majorCategories),
      status: z.enum(statesOf<MajorItemStatus>(majorItemFlow)),
      landsOn: isoDate.nullable(),
      landedOn: isoDate.nullable(),
      budgetFen: z.int().nullable(),
    }),
  ),
});

const entry = z.object({
  id,
  villageId: id,
  kind: z.enum(recordKinds),
  onDay: isoDate,
  /** The whole entry in one line. */
  line: z.string(),
  files: z.int(),
});

const paper = z.object({ recordId: id, fileId: id, name: z.string(), onDay: isoDate });

export const dossiers = {
  get: route({
    verb: "dossier.read",
    method: "GET",
    path: "/villages/:id/dossier",
    title: "一村一档：整顿、工作队、计划、纪实、资料；本岗位无权查阅的部分为空",
    params: byId,
    result: z.object({
      countyId,
      villageId: id,
      endedOn: isoDate.nullable(),
      predecessors: z.array(kin),
      successors: z.array(kin),
      promises: z.array(promise),
      cases: z.array(caseFile).nullable(),
      teams: z.array(team).nullable(),
      plans: plans.nullable(),
      records: z.array(entry).nullable(),
      papers: z.array(paper).nullable(),
    }),
  }),
  export: route({
    verb: "dossier.read",
    method: "POST",
    path: "/villages/:id/dossier/export",
    title: "导出一村一档（Word）",
    params: byId,
    download: "docx",
  }),
};
