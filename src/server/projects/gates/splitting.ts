import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { methodAsked, openFromFen, type ProcurementCategory } from "#domain/projects/gates/procurement.ts";
import { type EarlierTender, likelySplit } from "#domain/projects/gates/splitting.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { findProject } from "../rows.ts";

interface Asked {
  readonly id: string;
  readonly category: ProcurementCategory;
  readonly amountFen: Fen;
  readonly winner: string;
}

/** So many of the latest tenders are compared by name. */
const compared = 500;

/** 招投标前提示: the least open method, and what looks like one purchase in several pieces. */
export async function readSplitting(db: Db, actor: Actor, { id, category, amountFen, winner }: Asked, today: IsoDate) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const { content: rule } = await ruleOf(db, project.countyId, "project-procurement", today);
  const openFrom = openFromFen(rule, category);
  const { rows } = await sql<EarlierTender>`
    select p.id as project_id, p.name, y.on_day, y.facts ->> 'winner' as winner, (y.facts ->> 'amountFen')::bigint as amount_fen
    from gate_pass y join project p on p.county_id = y.county_id and p.id = y.project_id and ${withinShared(actor, "p")}
    where ${withinShared(actor, "y")} and y.county_id = ${project.countyId} and y.gate = 'tender' and y.withdrawn_on is null
      and y.on_day >= ${addMonths(today, -12)} and y.project_id <> ${id} and y.facts ->> 'category' = ${category}
    order by y.on_day desc, y.id limit ${compared}`.execute(db);
  const tender = { name: project.name, onDay: today, winner, amountFen };
  return {
    asked: methodAsked(rule, category, amountFen) ?? null,
    hints: likelySplit(tender, rows, openFrom).map((one) => ({ ...one })),
  };
}
