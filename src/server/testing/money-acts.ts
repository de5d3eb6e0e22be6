import { sql } from "kysely";
import { toVillages } from "#domain/projects/funds/allocation.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Gate, Tx } from "../db/db.ts";
import { isLeavingRace } from "../db/retry.ts";
import { countyClerk, qinglan } from "./cast.ts";
import { aBatch, aContract, anAllocation } from "./given-funds.ts";
import { aProject } from "./given-projects.ts";

// Random acts on money by several connections, for tests that look afterwards whether everything still adds up.

export interface MoneyScene {
  readonly batches: readonly string[];
  readonly projects: readonly {
    readonly id: string;
    readonly villages: readonly { readonly villageId: string; readonly share: number }[];
    readonly allocations: readonly string[];
    readonly contracts: readonly string[];
  }[];
}

const shares = [{ 前柳庄: 1 }, { 前柳庄: 1, 松坡: 2 }, { 前柳庄: 1, 松坡: 1, 上梨峪: 1 }] as const;

/** A few projects, so that many acts meet at one; little money, so that they meet their limits. */
export async function aMoneyScene(tx: Tx, projects = 9): Promise<MoneyScene> {
  const batches = await Promise.all([0, 1, 2].map(async () => (await aBatch(tx, { amountFen: 4_000_000 })).id));
  const scenes = Array.from({ length: projects }, async (_, i) => {
    const { id } = await aProject(tx, { status: "accepted", budgetFen: 1_200_000, villages: shares[i % 3]! });
    const { rows: villages } = await sql<{ villageId: string; share: number }>`
      select village_id, share from project_village where project_id = ${id} order by share desc, village_id`.execute(
      tx,
    );
    const given = (batchId: string) => anAllocation(tx, { batchId, projectId: id, amountFen: 400_000 });
    const allocations = [await given(batches[i % 3]!), await given(batches[(i + 1) % 3]!)].map((one) => one.id);
    const signed = (number: string) =>
      aContract(tx, { projectId: id, number, amountFen: 500_000, retentionPercent: 0 });
    const contracts = [await signed("一"), await signed("二")].map((one) => one.id);
    return { id, villages, allocations, contracts };
  });
  return { batches, projects: await Promise.all(scenes) };
}

export type MoneyKind = "pay" | "reverse" | "allocate" | "recall" | "change" | "budget" | "return";

export interface MoneyDone {
  readonly kind: MoneyKind;
  /** The payment, where it is one. */
  readonly id: string;
  readonly fen: number;
}

export interface MoneyRun {
  readonly gate: Gate;
  readonly scene: MoneyScene;
  /** Payments made and not reversed by this run. */
  readonly paid: string[];
  readonly random: () => number;
  /** Told before an act is sent. */
  readonly before?: (id: string) => void;
}

const day = "2026-06-01";
const [asker, judge] = [uuidv7(), uuidv7()];
const reach = { system: "county", countyId: qinglan } as const;
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

const among = <T>(of: readonly T[], random: () => number): T => of[Math.floor(random() * of.length)]!;
const upTo = (most: number, random: () => number) => 1 + Math.floor(random() * most);

/** What limits refuse is part of the game; anything else (a deadlock before all) is a fault. */
const refusals = ["23514", "ZM002"];

/** One act, done or refused by the database. */
export async function actOnMoney(run: MoneyRun): Promise<MoneyDone | undefined> {
  const kind = kindOf(run.random());
  const id = uuidv7();
  if (kind === "reverse" && run.paid.length === 0) return undefined;
  const subject = kind === "reverse" ? run.paid.splice(Math.floor(run.random() * run.paid.length), 1)[0]! : id;
  run.before?.(subject);
  try {
    const act = () => run.gate.write(reach, (tx) => acts[kind](tx, run, subject));
    const fen = await act().catch((error: unknown) => (isLeavingRace(error) ? act() : Promise.reject(error as Error)));
    if (kind === "pay") run.paid.push(subject);
    return { kind, id: subject, fen };
  } catch (error) {
    if (refusals.includes((error as { code?: string }).code ?? "")) return undefined;
    throw error;
  }
}

const weights: readonly (readonly [MoneyKind, number])[] = [
  ["pay", 0.52],
  ["reverse", 0.68],
  ["allocate", 0.76],
  ["recall", 0.84],
  ["change", 0.92],
  ["budget", 0.97],
  ["return", 1],
];
const kindOf = (at: number) => weights.find(([, below]) => at < below)![0];

type Act = (tx: Tx, run: MoneyRun, id: string) => Promise<number>;

/** Asked, approved and paid; of one allocation or of both. */
const payAct: Act = async (tx, { scene, random }, id) => {
  const project = among(scene.projects, random);
  const [amountFen, first] = [upTo(9_000, random) + 1, upTo(project.allocations.length, random) - 1];
  const other = random() < 0.3 ? Math.floor(amountFen / 2) : 0;
  const parts = [
    { allocationId: project.allocations[first], amountFen: amountFen - other },
    ...(other > 0 ? [{ allocationId: project.allocations[1 - first], amountFen: other }] : []),
  ];
  const facts = { contractId: among(project.contracts, random), kind: "final", amountFen, onDay: day };
  await sql`select ask_payment(${qinglan}, ${id}::uuid, ${asker}::uuid, ${json(facts)}, ${json(parts)}),
    answer_payment(${qinglan}, ${id}::uuid, ${judge}::uuid, 'approved', ${day}, ''),
    pay(${qinglan}, ${id}::uuid, ${judge}::uuid, ${day}, ${id})`.execute(tx);
  return amountFen;
};

const reverseAct: Act = async (tx, _, id) => {
  await sql`select reverse_payment(${qinglan}, ${id}::uuid, ${judge}::uuid, ${day}, '冲正')`.execute(tx);
  const { rows } = await sql<{ fen: number }>`select amount_fen as fen from payment where id = ${id}`.execute(tx);
  return rows[0]!.fen;
};

const allocateAct: Act = async (tx, { scene, random }, id) => {
  const project = among(scene.projects, random);
  const amountFen = upTo(30_000, random);
  const facts = {
    batchId: among(scene.batches, random),
    projectId: project.id,
    useCode: "U01",
    useName: "产业",
    onDay: day,
    amountFen,
    hits: [],
  };
  await sql`select allocate_fund(${qinglan}, ${id}::uuid, ${countyClerk.accountId}::uuid, ${json({ ...facts, ruleVersion: 0 })},
    ${json(toVillages(amountFen, project.villages))})`.execute(tx);
  return amountFen;
};

/** Behind the lock of its project, as the command does it: the villages' parts follow from what is left. */
const recallAct: Act = async (tx, { scene, random }) => {
  const project = among(scene.projects, random);
  const allocation = among(project.allocations, random);
  await sql`select 1 from project where id = ${project.id} for no key update`.execute(tx);
  const { rows } = await sql<{
    left: number;
  }>`select amount_fen - recalled_fen as left from fund_allocation where id = ${allocation}`.execute(tx);
  const fen = upTo(20_000, random);
  const parts = toVillages(Math.max(0, rows[0]!.left - fen), project.villages);
  await sql`select recall_fund(${qinglan}, ${allocation}::uuid, ${judge}::uuid, ${fen}, ${day}, '收回', '收回', ${json(parts)})`.execute(
    tx,
  );
  return fen;
};

const changeAct: Act = async (tx, { scene, random }, id) => {
  const contract = among(among(scene.projects, random).contracts, random);
  const deltaFen = (random() < 0.5 ? -1 : 1) * upTo(60_000, random);
  const facts = { id, deltaFen, document: "补充", reason: "工程量变化", onDay: day };
  await sql`select change_contract(${qinglan}, ${contract}::uuid, ${judge}::uuid, ${json(facts)})`.execute(tx);
  return deltaFen;
};

const budgetAct: Act = async (tx, { scene, random }) => {
  const budget = 700_000 + upTo(900_000, random);
  await sql`select set_budget(${qinglan}, ${among(scene.projects, random).id}::uuid, ${judge}::uuid, ${budget})`.execute(
    tx,
  );
  return budget;
};

const returnAct: Act = async (tx, { scene, random }) => {
  const fen = upTo(8_000, random);
  await sql`select return_fund(${qinglan}, ${among(scene.batches, random)}::uuid, ${judge}::uuid, ${fen}, ${day}, '上缴', '上缴')`.execute(
    tx,
  );
  return fen;
};

const acts: Record<MoneyKind, Act> = {
  pay: payAct,
  reverse: reverseAct,
  allocate: allocateAct,
  recall: recallAct,
  change: changeAct,
  budget: budgetAct,
  return: returnAct,
};
