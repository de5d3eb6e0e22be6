import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { type BoundProject, contractRefusals, supplementRefusals } from "#domain/projects/funds/contract.ts";
import { nextGate } from "#domain/projects/gates/gate-order.ts";
import { isInBank } from "#domain/projects/project.ts";
import type { ContractBody } from "#contract/fund-shapes.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type LockedProject, lockProject } from "../rows.ts";
import { refuseMoney } from "./receiving.ts";
import { changeContract, signContract } from "./saving.ts";

/** What the gates of the county's rule say of a project that wants to sign. */
export async function boundProject(db: Db, project: LockedProject, today: IsoDate): Promise<BoundProject> {
  const { content } = await ruleOf(db, project.countyId, "project-gates", today);
  const { assetClass, standing, budgetFen, contractedFen, status } = project;
  return { assetClass, standing, budgetFen, contractedFen, inBank: isInBank(status), next: nextGate(content, project) };
}

export async function enterContract(tx: Tx, actor: Actor, body: ContractBody, today: IsoDate) {
  const { id, projectId, ...said } = body;
  const project = await lockProject(tx, actor, projectId);
  if (!project) throw notFound("项目");
  const { countyId } = project;
  const taken = await sql`
    select 1 from project_contract c where ${withinShared(actor, "c")} and c.county_id = ${countyId} and c.project_id = ${projectId}
      and c.number = ${said.number}`.execute(tx);
  const bound = await boundProject(tx, project, today);
  refuseMoney(contractRefusals(bound, { ...said, today, numberTaken: taken.rows.length > 0 }));
  await signContract(tx, actor, { countyId, id }, { ...said, projectId });
  const { number, party, amountFen, signedOn } = said;
  await record(tx, actor, {
    verb: "payment.write",
    countyId,
    subjectId: id,
    detail: { act: "sign-contract", projectId, contractNumber: number, party, amountFen, signedOn },
  });
  return { id, version: 1 };
}

interface LockedContract {
  readonly countyId: string;
  readonly id: string;
  readonly projectId: string;
  readonly number: string;
  readonly firstFen: Fen;
  readonly amountFen: Fen;
  readonly paidFen: Fen;
  readonly signedOn: IsoDate;
  readonly version: number;
}

interface Supplementing {
  readonly contractId: string;
  readonly id: string;
  readonly version: number;
  readonly deltaFen: Fen;
  readonly document: string;
  readonly reason: string;
  readonly changeId: string | null;
  readonly onDay: IsoDate;
}

/** 补充合同、核减. */
export async function supplementContract(tx: Tx, actor: Actor, body: Supplementing, today: IsoDate) {
  const { contractId, version, ...said } = body;
  const { contract, project } = await atContract(tx, actor, contractId);
  if (contract.version !== version) throw stale("合同");
  const { countyId, number } = contract;
  const { content: rule } = await ruleOf(tx, countyId, "fund-types", today);
  const approvedChange = said.changeId !== null && (await hasChange(tx, actor, project, said.changeId));
  const asked = { ...said, today, approvedChange, supplementPercent: rule.supplementPercent };
  refuseMoney(supplementRefusals(await boundProject(tx, project, today), contract, asked));
  await changeContract(tx, actor, contract, said);
  const { deltaFen, document, reason, onDay } = said;
  await record(tx, actor, {
    verb: "payment.write",
    countyId,
    subjectId: contractId,
    detail: {
      act: "change-contract",
      projectId: project.id,
      contractNumber: number,
      deltaFen,
      document,
      reason,
      day: onDay,
    },
  });
  return { version: version + 1 };
}

async function atContract(tx: Tx, actor: Actor, id: string) {
  const { rows } = await sql<{ projectId: string }>`
    select c.project_id from project_contract c where ${withinShared(actor, "c")} and c.id = ${id}`.execute(tx);
  const project = rows[0] && (await lockProject(tx, actor, rows[0].projectId));
  if (!project) throw notFound("合同");
  const { rows: found } = await sql<LockedContract>`
    select c.county_id, c.id, c.project_id, c.number, c.first_fen, c.amount_fen, c.paid_fen, c.signed_on, c.version
    from project_contract c where ${withinShared(actor, "c")} and c.county_id = ${project.countyId} and c.id = ${id}`.execute(
    tx,
  );
  return { contract: found[0]!, project };
}

/** An approved change of this very project; another one is refused as if it were not there. */
async function hasChange(tx: Tx, actor: Actor, project: LockedProject, changeId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from project_change g where ${withinShared(actor, "g")} and g.county_id = ${project.countyId} and g.project_id = ${project.id}
      and g.id = ${changeId} and g.decision = 'approved'`.execute(tx);
  if (rows.length > 0) return true;
  throw refused([
    { rule: "change-unfit", at: "changeId", sentence: "选用的项目变更没有批准，或者不是这个项目的变更。" },
  ]);
}

export interface ContractRow {
  readonly id: string;
  readonly form: "contract" | "grant-list";
  readonly category: "works" | "goods" | "services" | "grant";
  readonly number: string;
  readonly name: string;
  readonly party: string;
  readonly firstFen: Fen;
  readonly amountFen: Fen;
  readonly paidFen: Fen;
  readonly pendingFen: Fen;
  readonly signedOn: IsoDate;
  readonly finishOn: IsoDate | null;
  readonly retentionPercent: number;
  readonly retentionDueOn: IsoDate | null;
  readonly changes: {
    readonly id: string;
    readonly deltaFen: Fen;
    readonly amountFen: Fen;
    readonly document: string;
    readonly reason: string;
    readonly onDay: IsoDate;
  }[];
  readonly version: number;
}

export async function listContracts(db: Db, actor: Actor, { countyId, id }: LockedProject): Promise<ContractRow[]> {
  const { rows } = await sql<ContractRow>`
    select c.id, c.form, c.category, c.number, c.name, c.party, c.first_fen, c.amount_fen, c.paid_fen, c.signed_on, c.finish_on, c.retention_percent,
      c.retention_due_on, c.version,
      (select coalesce(sum(y.amount_fen), 0)::bigint from payment y where ${withinShared(actor, "y")} and y.county_id = c.county_id
        and y.contract_id = c.id and y.status in ('requested', 'approved')) as pending_fen,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'deltaFen', g.delta_fen, 'amountFen', g.amount_fen, 'document', g.document,
          'reason', g.reason, 'onDay', g.on_day) order by g.made_at), '[]') from contract_change g
        where ${withinShared(actor, "g")} and g.county_id = c.county_id and g.contract_id = c.id) as changes
    from project_contract c where ${withinShared(actor, "c")} and c.county_id = ${countyId} and c.project_id = ${id}
    order by c.signed_on, c.number`.execute(db);
  return rows;
}
