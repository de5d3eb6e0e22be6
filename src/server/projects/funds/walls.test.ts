import { expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { reachSettings } from "../../db/db.ts";
import { apiTest, onStage, raw, type Stage } from "../../testing/api-test.ts";
import { countyClerk, muyun, qinglan, townshipIds } from "../../testing/cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

// Whoever holds the application's connection and writes SQL of his own gets round no limit of the money.

const clerk = countyClerk.accountId;

async function aScene({ tx }: Stage) {
  const batch = await aBatch(tx);
  const project = await aProject(tx, { status: "started", budgetFen: 100_000_000 });
  const other = await aProject(tx, { status: "started", budgetFen: 100_000_000, villages: { 松坡: 1 } });
  const allocation = await anAllocation(tx, { batchId: batch.id, projectId: project.id });
  const foreign = await anAllocation(tx, { batchId: batch.id, projectId: other.id });
  const hits = [{ kind: "prohibited", code: "N04", text: "楼堂馆所", words: "" }];
  const blocked = await anAllocation(tx, {
    batchId: batch.id,
    projectId: project.id,
    amountFen: 100,
    hits,
    madeBy: clerk,
  });
  const contract = await aContract(tx, { projectId: project.id });
  const of = { contractId: contract.id, allocationId: allocation.id };
  const asked = await aPayment(tx, { ...of, requestedBy: clerk });
  const approved = await aPayment(tx, { ...of, until: "approved" });
  const paid = await aPayment(tx, { ...of, until: "paid" });
  const ids = { batch, project, other, allocation, foreign, blocked, contract, asked, approved, paid };
  return Object.fromEntries(Object.entries(ids).map(([name, { id }]) => [name, id])) as Record<
    keyof typeof ids,
    string
  >;
}

type Scene = Awaited<ReturnType<typeof aScene>>;

/** What the database answers to one statement of the application's role: its code, or nothing when it went through. */
async function codeOf(text: string, actor: typeof countyClerk | object = countyClerk): Promise<string | undefined> {
  await raw(`savepoint attack; set local role zhucun_app; ${reachSettings(actor as typeof countyClerk)}`);
  try {
    await raw(text);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await raw("rollback to savepoint attack; reset role");
  }
}

const denied = "42501";
const beyond = "ZM001";
const stopped = "ZM002";
const check = "23514";

const hand = `'${qinglan}', '%s'::uuid, '${clerk}'::uuid`;
const at = (id: string) => hand.replace("%s", id);

const direct = (one: Scene) => [
  `update project set paid_fen = 0 where id = '${one.project}'`,
  `update project set budget_fen = 1 where id = '${one.project}'`,
  `update project set allocated_fen = allocated_fen + 1 where id = '${one.project}'`,
  `update project set contracted_fen = 0 where id = '${one.project}'`,
  `insert into project (county_id, id, year, number, name, kind, asset_class, declared_from, estimate_fen, budget_fen, reach, created_by)
   values ('${qinglan}', '${uuidv7()}', 2026, 1, '项目', 'other', 'public', 'county', 1, 1, '{}', '${clerk}')`,
  `update fund_batch set amount_fen = amount_fen + 1 where id = '${one.batch}'`,
  `update fund_batch set allocated_fen = 0 where id = '${one.batch}'`,
  `insert into fund_batch select * from fund_batch where id = '${one.batch}'`,
  `update fund_allocation set paid_fen = 0 where id = '${one.allocation}'`,
  `update fund_allocation set status = 'posted' where id = '${one.blocked}'`,
  `update allocation_village set amount_fen = 0 where allocation_id = '${one.allocation}'`,
  `delete from use_override`,
  `insert into use_override select * from use_override`,
  `update project_contract set amount_fen = amount_fen + 1 where id = '${one.contract}'`,
  `delete from project_contract where id = '${one.contract}'`,
  `insert into contract_change select * from contract_change`,
  `update payment set status = 'paid' where id = '${one.approved}'`,
  `update payment set amount_fen = 1 where id = '${one.asked}'`,
  `insert into payment (county_id, id, project_id, contract_id, kind, amount_fen, status, requested_by, requested_on, answered_by, paid_on, voucher, reach)
   values ('${qinglan}', '${uuidv7()}', '${one.project}', '${one.contract}', 'final', 1, 'paid', '${clerk}', '2026-05-01', '${uuidv7()}', '2026-05-02', '凭', '{}')`,
  `update payment_source set amount_fen = 1 where payment_id = '${one.asked}'`,
  `insert into payment_source select * from payment_source`,
  `insert into ledger_entry select * from ledger_entry`,
  `update ledger_entry set amount_fen = 1 where payment_id = '${one.paid}'`,
  `delete from ledger_entry where payment_id = '${one.paid}'`,
  `truncate ledger_entry`,
  `select post_allocation('${qinglan}', '${one.blocked}', '${clerk}', '2026-06-01')`,
  `select spread_allocation('${qinglan}', '${one.allocation}', '[]')`,
];

apiTest("the application's role writes no total, no state and no entry itself", async (stage) => {
  const scene = await aScene(stage);
  for (const text of direct(scene)) expect([text, await codeOf(text)]).toEqual([text, denied]);
});

const facts = (over: object) => `'${JSON.stringify(over)}'::jsonb`;

const throughFunctions = (one: Scene): [string, string][] => [
  [`select pay(${at(one.asked)}, '2026-06-01', '凭1')`, stopped],
  [`select pay(${at(one.paid)}, '2026-06-01', '凭1')`, stopped],
  [`select pay('${qinglan}', '${one.approved}', '${uuidv7()}', '2026-06-01', '凭1')`, beyond],
  [`select answer_payment(${at(one.asked)}, 'approved', '2026-06-01', '')`, check],
  [`select answer_payment(${at(one.approved)}, 'paid', '2026-06-01', '')`, stopped],
  [`select answer_payment(${at(one.paid)}, 'withdrawn', '2026-06-01', '')`, stopped],
  [`select reverse_payment(${at(one.approved)}, '2026-06-01', '错')`, stopped],
  [`select judge_use(${at(one.blocked)}, '${uuidv7()}', true, '2026-06-01', '理由', '依据')`, check],
  [`select judge_use(${at(one.allocation)}, '${uuidv7()}', true, '2026-06-01', '理由', '依据')`, stopped],
  [`select recall_fund(${at(one.allocation)}, -1, '2026-06-01', '文', '由', '[]')`, check],
  [`select recall_fund(${at(one.allocation)}, 1, '2026-06-01', '文', '由', '[]')`, stopped],
  [`select recall_fund(${at(one.allocation)}, 90000001, '2026-06-01', '文', '由', '[]')`, check],
  [`select return_fund(${at(one.batch)}, 800000001, '2026-06-01', '文', '由')`, check],
  [`select return_fund(${at(one.batch)}, -1, '2026-06-01', '文', '由')`, check],
  [`select set_budget(${at(one.project)}, 79999999)`, check],
  [
    `select change_contract(${at(one.contract)}, ${facts({ id: uuidv7(), deltaFen: 20_000_001, document: "文", reason: "由", onDay: "2026-06-01" })})`,
    check,
  ],
  [
    `select change_contract(${at(one.contract)}, ${facts({ id: uuidv7(), deltaFen: -70_000_001, document: "文", reason: "由", onDay: "2026-06-01" })})`,
    check,
  ],
  [
    `select ask_payment(${at(uuidv7())}, ${facts({ contractId: one.contract, kind: "final", amountFen: 100, onDay: "2026-06-01" })},
     ${facts([{ allocationId: one.allocation, amountFen: 99 }])})`,
    stopped,
  ],
  [
    `select ask_payment(${at(uuidv7())}, ${facts({ contractId: one.contract, kind: "final", amountFen: 100, onDay: "2026-06-01" })},
     ${facts([{ allocationId: one.foreign, amountFen: 100 }])})`,
    stopped,
  ],
  [
    `select ask_payment(${at(uuidv7())}, ${facts({ contractId: one.contract, kind: "final", amountFen: -100, onDay: "2026-06-01" })}, '[]')`,
    check,
  ],
];

apiTest("the functions refuse what the rules before them would have refused", async (stage) => {
  const scene = await aScene(stage);
  for (const [text, code] of throughFunctions(scene)) expect([text, await codeOf(text)]).toEqual([text, code]);
});

apiTest("the functions serve nobody beyond his reach", async (stage) => {
  const scene = await aScene(stage);
  const township = { ...countyClerk, role: "township" as const, townships: [townshipIds.松岭乡] };
  const elsewhere = { ...countyClerk, counties: [muyun] };
  const pay = `select pay(${at(scene.approved)}, '2026-06-01', '凭1')`;
  expect(await codeOf(pay, elsewhere)).toBe(beyond);
  expect(await codeOf(pay, township)).toBe(beyond);
  expect(await codeOf(`select return_fund(${at(scene.batch)}, 1, '2026-06-01', '文', '由')`, township)).toBe(beyond);
  expect(await codeOf(pay, { ...township, townships: [townshipIds.柳溪镇] })).toBeUndefined();
  expect(await codeOf(pay)).toBeUndefined();
});

apiTest("a table of the attacker's own does not stand in for the ledger's", async (stage) => {
  const { approved } = await aScene(stage);
  await raw(`savepoint mine; set local role zhucun_app; ${reachSettings(countyClerk)}`);
  await raw("create temp table ledger_entry (like public.ledger_entry) on commit drop");
  await raw("create temp table payment on commit drop as select * from public.payment");
  await raw(`select pay(${at(approved)}, '2026-06-01', '凭1')`);
  const { rows } = await raw("select count(*)::int as n from public.ledger_entry where payment_id = $1", [approved]);
  expect(rows).toEqual([{ n: 1 }]);
  await raw("rollback to savepoint mine; reset role");
});
