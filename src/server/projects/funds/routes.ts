import { funds } from "#contract/funds.ts";
import { handle } from "../../http/handle.ts";
import { allocate, dropAllocation, judgeAllocation, recallAllocation } from "./allocating.ts";
import { announceBatch, readAnnouncement } from "./announcing.ts";
import { countAllocations, countWaiting, listAllocations } from "./allocations.ts";
import { findBatch, fundActs, listBatches, sumBatches } from "./batches.ts";
import { listFundable, readFundChoices } from "./choices.ts";
import { fundRulesOf } from "./fund-rule.ts";
import { countEntries, listEntries, readTrial } from "./ledger.ts";
import { downloadLedger } from "./ledger-sheet.ts";
import { createBatch, giveBack, noteReceived } from "./receiving.ts";
import { listVillageMoney, sumVillageMoney } from "./villages.ts";

export const fundRoutes = [
  handle(funds.list, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const rules = await fundRulesOf(db, actor, today);
    return {
      ...(await sumBatches(db, actor, filter)),
      rows: await listBatches(db, actor, filter, rules, { page, size }),
      waiting: await countWaiting(db, actor, { countyId: filter.countyId }, rules),
      can: fundActs(actor),
    };
  }),
  handle(funds.choices, async ({ db, actor, query, today }) =>
    readFundChoices(db, actor, query.countyId, await fundRulesOf(db, actor, today)),
  ),
  handle(funds.projects, async ({ db, actor, query }) => ({ rows: await listFundable(db, actor, query) })),
  handle(funds.read, async ({ db, actor, params, query, today }) => {
    const rules = await fundRulesOf(db, actor, today);
    const batch = await findBatch(db, actor, params.id, rules);
    const filter = { fundId: params.id };
    return {
      ...batch,
      ...(await readAnnouncement(db, actor, batch, today)),
      allocations: {
        rows: await listAllocations(db, actor, filter, rules, query),
        total: await countAllocations(db, actor, filter, rules),
      },
      can: fundActs(actor),
    };
  }),
  handle(funds.create, ({ tx, actor, body, today }) => createBatch(tx, actor, body, today)),
  handle(funds.receive, ({ tx, actor, params, body, today }) => noteReceived(tx, actor, { ...params, ...body }, today)),
  handle(funds.giveBack, ({ tx, actor, params, body, today }) => giveBack(tx, actor, { ...params, ...body }, today)),
  handle(funds.announce, ({ tx, actor, params, body, today }) =>
    announceBatch(tx, actor, { ...params, ...body }, today),
  ),
  handle(funds.allocations, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const rules = await fundRulesOf(db, actor, today);
    return {
      rows: await listAllocations(db, actor, filter, rules, { page, size }),
      total: await countAllocations(db, actor, filter, rules),
      can: fundActs(actor),
    };
  }),
  handle(funds.allocate, ({ tx, actor, body, today }) => allocate(tx, actor, body, today)),
  handle(funds.judge, ({ tx, actor, params, body, today }) =>
    judgeAllocation(tx, actor, { ...params, ...body }, today),
  ),
  handle(funds.drop, ({ tx, actor, params, body }) => dropAllocation(tx, actor, { ...params, ...body })),
  handle(funds.recall, ({ tx, actor, params, body, today }) =>
    recallAllocation(tx, actor, { ...params, ...body }, today),
  ),
  handle(funds.villages, async ({ db, actor, query: { page, size, ...filter } }) => ({
    ...(await sumVillageMoney(db, actor, filter)),
    rows: await listVillageMoney(db, actor, filter, { page, size }),
  })),
  handle(funds.ledger, async ({ db, actor, query: { page, size, ...filter }, ground }) => ({
    total: await ground.answers.shared({ db, actor, question: ["ledger-total", filter] }, () =>
      countEntries(db, actor, filter),
    ),
    rows: await listEntries(db, actor, filter, { page, size }),
  })),
  handle(funds.trial, ({ db, actor, query, ground }) =>
    ground.answers.shared({ db, actor, question: ["ledger-trial", query] }, () => readTrial(db, actor, query)),
  ),
  handle(funds.exportLedger, ({ tx, actor, body, today }) => downloadLedger(tx, actor, body, today)),
];
