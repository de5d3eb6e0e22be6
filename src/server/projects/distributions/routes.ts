import { distributions } from "#contract/distributions.ts";
import { incomes } from "#contract/incomes.ts";
import { handle } from "../../http/handle.ts";
import { draftPlan, editPlan } from "./drafting.ts";
import { enterIncome, reverseIncome } from "./entering.ts";
import { listIncomes, tallyIncomes } from "./incomes.ts";
import { listPlans, readGround, readPlan } from "./reading.ts";
import { downloadVillageIncomes } from "./sheet.ts";
import { decidePlan, dropPlan, filePlan, payOutPlan, postPlan, redraftPlan } from "./stepping.ts";
import { listVillageIncomes } from "./village-incomes.ts";

export const incomeRoutes = [
  handle(incomes.list, async ({ db, actor, query, ground }) => {
    const { page: _page, size: _size, ...chosen } = query;
    const question = ["incomes", chosen];
    const tally = await ground.answers.shared({ db, actor, question }, () => tallyIncomes(db, actor, chosen));
    return { ...tally, rows: await listIncomes(db, actor, query) };
  }),
  handle(incomes.enter, ({ tx, actor, body, today }) => enterIncome(tx, actor, body, today)),
  handle(incomes.reverse, ({ tx, actor, params, body, today }) =>
    reverseIncome(tx, actor, { ...body, incomeId: params.id }, today),
  ),
  handle(incomes.villages, ({ db, actor, query, today }) => listVillageIncomes(db, actor, query, today)),
  handle(incomes.sheet, ({ tx, actor, body, today }) => downloadVillageIncomes(tx, actor, body, today)),
];

export const distributionRoutes = [
  handle(distributions.list, ({ db, actor, query }) => listPlans(db, actor, query)),
  handle(distributions.ground, ({ db, actor, query, today }) => readGround(db, actor, query, today)),
  handle(distributions.read, ({ db, actor, params, today }) => readPlan(db, actor, params.id, today)),
  handle(distributions.draft, ({ tx, actor, body, today }) => draftPlan(tx, actor, body, today)),
  handle(distributions.edit, ({ tx, actor, params, body, today }) =>
    editPlan(tx, actor, { ...params, ...body }, today),
  ),
  handle(distributions.decide, ({ tx, actor, params, body, today }) =>
    decidePlan(tx, actor, { ...params, ...body }, today),
  ),
  handle(distributions.post, ({ tx, actor, params, body: { id: postingId, ...body }, today }) =>
    postPlan(tx, actor, { ...params, ...body, postingId }, today),
  ),
  handle(distributions.redraft, ({ tx, actor, params, body, today }) =>
    redraftPlan(tx, actor, { ...params, ...body, verb: "distribution.write" }, today),
  ),
  handle(distributions.return, ({ tx, actor, params, body, today }) =>
    redraftPlan(tx, actor, { ...params, ...body, verb: "distribution.approve" }, today),
  ),
  handle(distributions.file, ({ tx, actor, params, body, today }) =>
    filePlan(tx, actor, { ...params, ...body }, today),
  ),
  handle(distributions.payOut, ({ tx, actor, params, body, today }) =>
    payOutPlan(tx, actor, { ...params, ...body }, today),
  ),
  handle(distributions.drop, ({ tx, actor, params, body, today }) =>
    dropPlan(tx, actor, { ...params, ...body }, today),
  ),
];
