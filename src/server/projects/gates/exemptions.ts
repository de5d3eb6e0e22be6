import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { isInBank } from "#domain/projects/project.ts";
import type { Exemption, ProcurementCategory, ProcurementMethod } from "#domain/projects/gates/procurement.ts";
import { isWeaker } from "#domain/projects/gates/procurement.ts";
import { refused } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import type { ProjectPlace } from "../rows.ts";
import { atProject, moveProject } from "../stepping.ts";

interface NewExemption {
  readonly projectId: string;
  readonly version: number;
  readonly id: string;
  readonly category: ProcurementCategory;
  readonly method: ProcurementMethod;
  readonly amountFen: Fen;
  readonly basis: string;
  readonly document: string;
}

/** 批准采用较弱的采购方式: with the basis; the tender is then let through by somebody else. */
export async function exemptTender(tx: Tx, actor: Actor, asked: NewExemption, today: IsoDate) {
  const { projectId, version, ...exemption } = asked;
  const project = await atProject(tx, actor, { id: projectId, version });
  const { content: rule } = await ruleOf(tx, project.countyId, "project-procurement", today);
  if (project.standing !== "normal" || (isInBank(project.status) && project.status !== "banked"))
    throw refused([{ rule: "wrong-status", sentence: "该项目现在不能办理采购方式批准。" }]);
  if (!isWeaker(rule, exemption))
    throw refused([{ rule: "not-weaker", at: "method", sentence: "这一金额可以直接采用该采购方式，不需要批准。" }]);
  const { countyId, reach } = project;
  const row = { ...exemption, countyId, projectId, approvedOn: today, approvedBy: actor.accountId, reach: [...reach] };
  await tx.insertInto("tenderExemption").values(row).execute();
  const { method, amountFen, basis, document } = exemption;
  return moveProject(tx, actor, project, {
    verb: "project.decide",
    action: "exempt",
    onDay: today,
    text: basis,
    detail: { method, amountFen, ...(document && { document }) },
  });
}

export async function findExemption(db: Db, actor: Actor, { countyId, id }: ProjectPlace, exemptionId: string | null) {
  if (exemptionId === null) return null;
  const { rows } = await sql<Exemption>`
    select e.method, e.category, e.amount_fen, e.approved_by from tender_exemption e
    where ${withinShared(actor, "e")} and e.county_id = ${countyId} and e.project_id = ${id} and e.id = ${exemptionId}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export interface ExemptionRow extends Omit<NewExemption, "projectId" | "version"> {
  readonly approvedOn: IsoDate;
  readonly by: string;
  readonly mine: boolean;
}

export async function listExemptions(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<ExemptionRow[]> {
  const { rows } = await sql<ExemptionRow>`
    select e.id, e.category, e.method, e.amount_fen, e.basis, e.document, e.approved_on, coalesce(a.name, '') as by,
      e.approved_by = ${actor.accountId} as mine
    from tender_exemption e left join account a on a.id = e.approved_by
    where ${withinShared(actor, "e")} and e.county_id = ${countyId} and e.project_id = ${id} order by e.made_at, e.id`.execute(
    db,
  );
  return rows;
}
