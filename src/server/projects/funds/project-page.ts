import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { standsForContract } from "#domain/projects/funds/contract.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import { findProject, type LockedProject } from "../rows.ts";
import { listAllocations } from "./allocations.ts";
import { boundProject, listContracts } from "./contracts.ts";
import { fundRulesOf } from "./fund-rule.ts";
import { findStuck, listPayments } from "./payments.ts";

const all = { page: 1, size: 1000 };

/** 项目资金: sources, contracts, payments, and what this office may do with them. */
export async function readProjectFunds(db: Db, actor: Actor, id: string, today: IsoDate) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const rules = await fundRulesOf(db, actor, today);
  const { retentionPercent, advancePercent } = rules.of(project.countyId);
  const filter = { projectId: id };
  const stuck = await findStuck(db, actor, filter, rules);
  const finance = await postsHere(db, actor);
  const { budgetFen, estimateFen, allocatedFen, contractedFen, paidFen } = project;
  return {
    ...{ budgetFen, estimateFen, allocatedFen, contractedFen, paidFen, retentionPercent, advancePercent },
    sources: await listAllocations(db, actor, filter, rules, all),
    contracts: await listContracts(db, actor, project),
    payments: await listPayments(db, actor, { filter, stuck, finance }, all),
    villages: await listProjectVillages(db, actor, project),
    changes: await listApprovedChanges(db, actor, project),
    contractWhy: standsForContract(await boundProject(db, project, today)),
    can: {
      fund: may(actor, "fund.write"),
      override: may(actor, "fund.override"),
      contract: may(actor, "payment.write"),
      request: may(actor, "payment.write"),
    },
  };
}

/** Whether this office pays: the county, and the department with the duty of finance. */
export async function postsHere(db: Db, actor: Actor): Promise<boolean> {
  if (actor.role !== "department") return may(actor, "payment.post");
  const { rows } = await sql`
    select 1 from project_duty d where ${withinCounties(actor, "d")} and d.duty = 'finance' and d.organisation_id = ${actor.organisationId}::uuid`.execute(
    db,
  );
  return rows.length > 0;
}

async function listProjectVillages(db: Db, actor: Actor, { countyId, id }: LockedProject) {
  const { rows } = await sql<{ villageId: string; village: string; share: number; allocatedFen: number }>`
    select v.village_id, project_place_name(v.county_id, v.village_id) as village, v.share, coalesce(sum(a.amount_fen), 0)::bigint as allocated_fen
    from project_village v
      left join (select w.county_id, w.village_id, w.amount_fen from allocation_village w
        join fund_allocation f on f.county_id = w.county_id and f.id = w.allocation_id and f.status = 'posted'
        where ${withinShared(actor, "w")} and w.project_id = ${id} and f.project_id = ${id}) a on a.county_id = v.county_id and a.village_id = v.village_id
    where ${withinShared(actor, "v")} and v.county_id = ${countyId} and v.project_id = ${id}
    group by v.county_id, v.village_id, v.share order by v.share desc, v.village_id`.execute(db);
  return rows;
}

async function listApprovedChanges(db: Db, actor: Actor, { countyId, id }: LockedProject) {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, concat_ws('　', g.decided_on::text, nullif(g.document, ''), g.reason) as name from project_change g
    where ${withinShared(actor, "g")} and g.county_id = ${countyId} and g.project_id = ${id} and g.decision = 'approved' order by g.decided_on desc`.execute(
    db,
  );
  return rows;
}
