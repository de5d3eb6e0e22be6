import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { sha256 } from "../../sha256.ts";
import { canonical } from "#domain/canonical.ts";
import {
  boundText,
  contentOf,
  type DisclosedContent,
  type DisclosedFund,
  type DisclosedVillage,
} from "#domain/projects/disclosures/content.ts";
import type { FactsOf } from "#domain/projects/gates/facts.ts";
import { procurementMethodLabel } from "#domain/projects/gates/procurement.ts";
import type { DisclosureStep } from "#domain/projects/disclosures/disclosure.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import type { ProjectPlace } from "../rows.ts";

const hex = (text: string) => Buffer.from(sha256(text)).toString("hex");

export interface Snapshot {
  readonly content: Partial<DisclosedContent>;
  readonly contentSha256: string;
  readonly boundSha256: string;
}

/** What a step makes known of a project, as its rows stand now. */
export function snapshotOf(step: DisclosureStep, all: DisclosedContent): Snapshot {
  const content = contentOf(step, all);
  return { content, contentSha256: hex(canonical(content)), boundSha256: boundSha256(step, all) };
}

export const contentSha256 = (content: unknown): string => hex(canonical(content));

export const boundSha256 = (step: DisclosureStep, all: Partial<DisclosedContent>): string => hex(boundText(step, all));

type Row = Pick<
  DisclosedContent,
  | "name"
  | "kind"
  | "assetClass"
  | "place"
  | "content"
  | "scale"
  | "owner"
  | "builder"
  | "responsible"
  | "estimateFen"
  | "budgetFen"
  | "promisedFen"
  | "target"
  | "linkMechanism"
> & {
  readonly startOn: string | null;
  readonly finishOn: string | null;
  readonly contractedFen: number;
  readonly paidFen: number;
  readonly gates: readonly {
    readonly gate: string;
    readonly onDay: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
};

/** Everything that may be made known of a project; phones are not among it. */
export async function readContent(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<DisclosedContent> {
  const { rows } = await sql<Row>`
    select p.name, p.kind, p.asset_class, p.place, p.content, p.scale, p.owner, p.builder, p.responsible, p.estimate_fen, p.budget_fen,
      p.promised_fen, p.target, p.link_mechanism, coalesce(p.started_on, p.plan_start_on) as start_on,
      coalesce(p.finished_on, p.plan_finish_on) as finish_on, p.contracted_fen, p.paid_fen,
      coalesce((select jsonb_agg(jsonb_build_object('gate', g.gate, 'onDay', g.on_day, 'facts', g.facts) order by g.on_day, g.passed_at)
        from gate_pass g where g.county_id = p.county_id and g.project_id = p.id and g.withdrawn_on is null), '[]') as gates
    from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.id = ${id}`.execute(db);
  const { startOn, finishOn, contractedFen, paidFen, gates, ...row } = rows[0]!;
  return {
    ...row,
    period: { startOn, finishOn },
    funds: await readFunds(db, actor, { countyId, id }),
    villages: await readVillages(db, actor, { countyId, id }),
    procurement: procurementOf(gates),
    result: { contractedFen, paidFen, gates: gates.map(({ gate, onDay }) => ({ gate, onDay })) },
  };
}

/** The villages a project serves, in the order of the register; those of other townships by the way kept for that. */
export async function readVillages(
  db: Db,
  actor: Actor,
  { countyId, id }: Pick<ProjectPlace, "countyId" | "id">,
): Promise<(DisclosedVillage & { readonly townshipId: string })[]> {
  const { rows } = await sql<DisclosedVillage & { townshipId: string }>`
    select pv.village_id as id, pv.township_id, coalesce(v.name, project_place_name(pv.county_id, pv.village_id)) as name,
      coalesce(t.name, project_place_name(pv.county_id, pv.township_id)) as township, pv.share, pv.promised_fen
    from project_village pv
      left join village v on v.county_id = pv.county_id and v.id = pv.village_id
      left join township t on t.county_id = pv.county_id and t.id = pv.township_id
    where ${withinShared(actor, "pv")} and pv.county_id = ${countyId} and pv.project_id = ${id}
    order by t.sort_order, v.sort_order, pv.village_id`.execute(db);
  return rows;
}

/** 资金来源和构成: what was allocated and not recalled, by type and year of its batch. */
async function readFunds(
  db: Db,
  actor: Actor,
  { countyId, id }: Pick<ProjectPlace, "countyId" | "id">,
): Promise<DisclosedFund[]> {
  const { rows } = await sql<DisclosedFund>`
    select b.type_name as source, b.year, sum(f.amount_fen - f.recalled_fen)::bigint as fen
    from fund_allocation f join fund_batch b on b.county_id = f.county_id and b.id = f.batch_id
    where ${withinShared(actor, "f")} and ${withinCounties(actor, "b")} and f.county_id = ${countyId} and f.project_id = ${id}
      and f.status = 'posted' group by 1, 2 having sum(f.amount_fen - f.recalled_fen) > 0 order by 2, 1`.execute(db);
  return rows;
}

function procurementOf(gates: Row["gates"]): DisclosedContent["procurement"] {
  const facts = gates.find(({ gate }) => gate === "tender")?.facts as Partial<FactsOf["tender"]> | undefined;
  if (!facts?.method) return null;
  return { method: procurementMethodLabel[facts.method], winner: facts.winner ?? "" };
}
