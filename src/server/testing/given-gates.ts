import { projectGates } from "#contract/project-gates.ts";
import type { CallOf } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Role } from "#domain/access.ts";
import { type Gate, gates } from "#domain/projects/gate.ts";
import { usualGates } from "#domain/projects/gates/gate-rule-data.ts";
import { type ProjectStatus, statusAfter } from "#domain/projects/project.ts";
import type { Tx } from "../db/db.ts";
import type { Caller, Stage } from "./api-test.ts";
import { type OrganisationName, organisationIds, qinglan } from "./cast.ts";
import { postedFor } from "./given-disclosures.ts";
import { aProject } from "./given-projects.ts";

/** 县纪委监委 reviews budgets and 县委政法委 audits, for want of a bureau of finance in the cast; 县信访局 is in charge of every project. */
export async function arrangedDuties(tx: Tx) {
  const named = { finance: "县纪委监委", audit: "县委政法委" } as const satisfies Record<string, OrganisationName>;
  for (const [duty, name] of Object.entries(named))
    await tx
      .insertInto("projectDuty")
      .values({
        countyId: qinglan,
        id: uuidv7(),
        duty: duty as "finance" | "audit",
        organisationId: organisationIds[name],
      })
      .execute();
}

const seatOf: Readonly<Record<(typeof usualGates)[Gate]["by"], readonly [Role, string]>> = {
  county: ["county", "青岚县"],
  township: ["township", "柳溪镇"],
  finance: ["department", "县纪委监委"],
  audit: ["department", "县委政法委"],
  sector: ["department", "县信访局"],
};

/** Whoever passes that gate under the rule as shipped. */
export const passerOf = (stage: Stage, gate: Gate): Promise<Caller> => stage.as(...seatOf[usualGates[gate].by]);

type Body = CallOf<typeof projectGates.pass>["body"];
type Facts = Body["facts"];

const members = ["县农业农村局", "县财政局", "县自然资源局"].map((unit) => ({ name: "周某", unit, post: "科员" }));

export const usualFacts = {
  approval: { gate: "approval" },
  design: { gate: "design" },
  "budget-review": { gate: "budget-review", budgetFen: 98_000_000, reason: "" },
  tender: {
    gate: "tender",
    category: "works",
    method: "inquiry",
    amountFen: 95_000_000,
    winner: "青岚县建工有限公司",
    exemptionId: null,
  },
  contract: { gate: "contract" },
  start: { gate: "start", supervisor: "正源监理公司" },
  completion: { gate: "completion", stated: true },
  "preliminary-acceptance": { gate: "preliminary-acceptance", result: "pass", members },
  "final-acceptance": { gate: "final-acceptance", result: "pass", members },
  settlement: { gate: "settlement", settledFen: 94_000_000, auditOffice: "县审计局" },
  transfer: { gate: "transfer", receiver: "前柳庄村股份经济合作社" },
  title: { gate: "title", certificate: "青（2026）不动产权第 0001 号", why: "" },
  upkeep: { gate: "upkeep", caretaker: "赵某" },
  income: { gate: "income", incomeFen: 3_000_000, receivedOn: "2026-11-20" },
} as const satisfies { [G in Gate]: Extract<Facts, { gate: G }> };

/** What passing this gate sends, with every paper it asks for as shipped. */
export const aPass = (gate: Gate, over: Partial<Body> = {}): Body => ({
  id: uuidv7(),
  version: 1,
  onDay: "2026-11-20",
  document: "青项〔2026〕1号",
  text: "",
  evidence: usualGates[gate].evidence.map(({ name }) => ({ name, reference: "1 号", onDay: null, fileId: null })),
  facts: usualFacts[gate] as Facts,
  ...over,
});

const statusBefore = (gate: Gate): ProjectStatus => {
  const at = gates.indexOf(gate);
  return at === 0 ? "banked" : statusAfter[gates[at - 1]!];
};

/** A project at whose door this gate is: money is there where it has to be, every notice it waits for is over. */
export async function aProjectBefore(tx: Tx, gate: Gate, over: Parameters<typeof aProject>[1] = {}) {
  const at = gates.indexOf(gate);
  const budgetFen = at > gates.indexOf("budget-review") ? 98_000_000 : null;
  const project = await aProject(tx, { status: statusBefore(gate), budgetFen, ...over });
  if (at >= gates.indexOf("contract")) await contracted(tx, project.id);
  await postedFor(tx, project, gate);
  return project;
}

/** As the ledger leaves it after a contract. */
export const contracted = (tx: Tx, id: string, fen = 95_000_000) =>
  tx.updateTable("project").set({ contractedFen: fen }).where("id", "=", id).execute();

/** The office of the gate passes it. */
export async function passes(
  stage: Stage,
  { params }: { params: { id: string } },
  gate: Gate,
  over: Partial<Body> = {},
) {
  const caller = await passerOf(stage, gate);
  return caller.call(projectGates.pass, { params, body: aPass(gate, over) });
}
