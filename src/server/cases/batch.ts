import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { deadlineChangeRefusals, doneRefusals, type ItemRefusal, listRefusals } from "#domain/cases/item.ts";
import { itemRefusalLabel } from "#domain/cases/labels.ts";
import { goalTasks } from "#domain/cases/problem-aspects.ts";
import type { IsoDate } from "#domain/date.ts";
import { conflict, notFound, refused } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import type { NewItem } from "./commands.ts";
import { type ListName, type LockedCase, lockCase, saveWorker } from "./items.ts";

const tables = { problems: "case_problem", goals: "case_goal" } as const;
const lists = ["problems", "goals"] as const;

/** Many items of one file at once, all or none, with the checks of each and one audit row. */
export async function addItemsBatch(
  tx: Tx,
  actor: Actor,
  caseId: string,
  items: readonly (NewItem & { readonly id: string })[],
) {
  const file = await lockOpen(tx, actor, caseId);
  const hand = actor.role === "county" ? "county" : "township";
  refuseAny(items.flatMap(({ fields }) => deadlineChangeRefusals(file, null, fields.dueOn, hand)));
  const problems = items.flatMap((item) => (item.list === "problems" ? { id: item.id, ...item.fields } : []));
  const goals = items.flatMap((item) =>
    item.list === "goals" ? { id: item.id, ...item.fields, field: goalTasks[item.fields.task] } : [],
  );
  const place = { countyId: file.countyId, caseId, villageId: file.villageId, townshipId: file.townshipId };
  const inRows = <T>(rows: readonly T[]) => rows.map((row) => ({ ...place, ...row }));
  try {
    if (problems.length > 0) await tx.insertInto("caseProblem").values(inRows(problems)).execute();
    if (goals.length > 0) await tx.insertInto("caseGoal").values(inRows(goals)).execute();
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    throw conflict("清单中有的编号已被占用，没有保存。请刷新后重新填写。");
  }
  await trace(tx, actor, file, { act: "add", problems: problems.length, goals: goals.length });
}

interface Mark {
  readonly list: ListName;
  readonly itemId: string;
  readonly doneOn: IsoDate;
}

/** 逐项销号：many items of one file done on their days. */
export async function markItemsBatch(tx: Tx, actor: Actor, caseId: string, marks: readonly Mark[], today: IsoDate) {
  const file = await lockOpen(tx, actor, caseId);
  refuseAny(marks.flatMap(({ doneOn }) => doneRefusals(file, doneOn, today)));
  for (const list of lists) {
    const mine = marks.filter((mark) => mark.list === list);
    if (mine.length === 0) continue;
    const { rows } = await sql`
      update ${sql.table(tables[list])} i set done_on = x.done_on, version = i.version + 1, updated_at = now()
      from unnest(${mine.map((mark) => mark.itemId)}::uuid[], ${mine.map((mark) => mark.doneOn)}::date[]) as x (id, done_on)
      where ${withinVillages(actor, "i")} and i.county_id = ${file.countyId} and i.case_id = ${file.id} and i.id = x.id
        and i.removed_at is null
      returning i.id`.execute(tx);
    if (rows.length < mine.length) throw notFound(list === "problems" ? "问题" : "目标事项");
  }
  if (marks.length > 0) await saveWorker(tx, actor, file);
  await trace(tx, actor, file, { act: "mark", done: marks.map(({ itemId, doneOn }) => ({ itemId, doneOn })) });
}

async function lockOpen(tx: Tx, actor: Actor, caseId: string): Promise<LockedCase> {
  const file = await lockCase(tx, actor, caseId);
  if (!file) throw notFound("整顿档案");
  refuseAny(listRefusals(file));
  return file;
}

function refuseAny(why: readonly ItemRefusal[]): void {
  if (why.length === 0) return;
  throw refused([...new Set(why)].map((rule) => ({ rule, sentence: `${itemRefusalLabel[rule]}。` })));
}

function trace(tx: Tx, actor: Actor, file: LockedCase, detail: Readonly<Record<string, unknown>>) {
  return record(tx, actor, { verb: "case.write", countyId: file.countyId, subjectId: file.id, detail });
}
