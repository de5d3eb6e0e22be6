import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Gate } from "#domain/projects/gate.ts";
import type { GateFacts } from "#domain/projects/gates/facts.ts";
import type { FactGround } from "#domain/projects/gates/gate-facts.ts";
import { nextGate } from "#domain/projects/gates/gate-order.ts";
import type { AskedEvidence, GateRule } from "#domain/projects/gates/gate-rule.ts";
import { evidenceAsked } from "#domain/projects/gates/gate-rule.ts";
import { plainName } from "#domain/projects/gates/procurement.ts";
import type { Db } from "../../db/db.ts";
import { listOwnAccounts } from "../../people/own-accounts.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import type { LockedProject } from "../rows.ts";
import { type NamedUnits, readDutyUnits } from "./duty-units.ts";
import { findExemption } from "./exemptions.ts";
import { listFundTypes } from "./fund-types.ts";
import { listPasses, type PassRow } from "./passes.ts";

/** Everything the next gate depends on, but for what is filled in for it. */
export interface GateGround {
  readonly ruleVersion: number;
  readonly rule: GateRule;
  readonly next: Gate | undefined;
  readonly units: NamedUnits;
  readonly passes: readonly PassRow[];
  readonly asked: (gate: Gate) => AskedEvidence[];
}

export async function readGateGround(
  db: Db,
  actor: Actor,
  project: LockedProject,
  today: IsoDate,
): Promise<GateGround> {
  const { version, content } = await ruleOf(db, project.countyId, "project-gates", today);
  const rule: GateRule = content;
  const funds = await listFundTypes(db, actor, project);
  return {
    ruleVersion: version,
    rule,
    next: nextGate(rule, project),
    units: await readDutyUnits(db, actor, project),
    passes: await listPasses(db, actor, project),
    asked: (gate) => evidenceAsked(rule.gates[gate], project.kind, funds),
  };
}

interface Built {
  readonly percent: number | null;
  readonly openFaults: number;
  readonly parties: readonly string[];
}

/** How far the works are by the last month reported, faults nobody has confirmed as mended, and whom its contracts bind. */
export async function readBuilt(db: Db, actor: Actor, { countyId, id }: LockedProject): Promise<Built> {
  const { rows } = await sql<Built>`
    select (select m.actual_percent from project_month m where ${withinShared(actor, "m")} and m.county_id = ${countyId}
        and m.project_id = ${id} and m.actual_percent is not null order by m.month desc limit 1) as percent,
      (select count(*)::int from quality_check q where ${withinShared(actor, "q")} and q.county_id = ${countyId}
        and q.project_id = ${id} and q.conclusion = 'faults' and q.confirmed_on is null) as open_faults,
      array(select c.party from project_contract c where ${withinShared(actor, "c")} and c.county_id = ${countyId}
        and c.project_id = ${id} and c.form = 'contract' order by c.signed_on, c.id) as parties`.execute(db);
  return rows[0]!;
}

const wordOf = (passes: readonly PassRow[], gate: Gate, key: string): string => {
  const value = passes.find((one) => one.gate === gate)?.facts[key];
  return typeof value === "string" ? value : "";
};

/** What the facts written for a gate are held against. */
export async function readFactGround(
  db: Db,
  actor: Actor,
  project: LockedProject,
  { rule, passes }: GateGround,
  { facts, today }: { readonly facts: GateFacts; readonly today: IsoDate },
): Promise<FactGround> {
  const { content: procurement } = await ruleOf(db, project.countyId, "project-procurement", today);
  const { percent, openFaults, parties } = await readBuilt(db, actor, project);
  const { builder, owner, ownerId, hands } = project;
  const winner = wordOf(passes, "tender", "winner");
  const supervisor = wordOf(passes, "start", "supervisor");
  const accounts = await listOwnAccounts(db, actor);
  return {
    ...project,
    overEstimatePercent: rule.overEstimatePercent,
    procurement,
    exemption: facts.gate === "tender" ? await findExemption(db, actor, project, facts.exemptionId) : null,
    built: { builder, winner, parties, supervisor, owner, ownerId, hands, openFaults },
    acceptor: { accounts, organisationId: actor.organisationId },
    accountId: actor.accountId,
    percent,
    certificateOf: facts.gate === "title" ? await findCertificate(db, actor, project, facts.certificate) : null,
    today,
  };
}

/** 同一证书编号登记两次: the other project that has it. */
async function findCertificate(db: Db, actor: Actor, { countyId, id }: LockedProject, certificate: string) {
  const plain = plainName(certificate);
  if (plain === "") return null;
  const { rows } = await sql<{ name: string }>`
    select p.name from gate_pass y join project p on p.county_id = y.county_id and p.id = y.project_id
    where ${withinShared(actor, "y")} and y.county_id = ${countyId} and y.gate = 'title' and y.withdrawn_on is null
      and y.project_id <> ${id} and y.facts ->> 'plainCertificate' = ${plain} limit 1`.execute(db);
  return rows[0]?.name ?? null;
}
