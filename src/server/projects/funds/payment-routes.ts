import { payments } from "#contract/payments.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { handle } from "../../http/handle.ts";
import { listCountyNames } from "./choices.ts";
import { enterContract, supplementContract } from "./contracts.ts";
import { fundRulesOf } from "./fund-rule.ts";
import { approvePayment, endPayment, postPayment, reversePosted } from "./paying.ts";
import { countPayments, findStuck, listPayments, type PaymentFilter, sumWaiting } from "./payments.ts";
import { postsHere, readProjectFunds } from "./project-page.ts";
import { requestPayment } from "./requesting.ts";

/** What stands above the list: the same for every page of it. */
async function weighPayments(db: Db, actor: Actor, filter: PaymentFilter, today: IsoDate) {
  const stuck = await findStuck(db, actor, { countyId: filter.countyId }, await fundRulesOf(db, actor, today));
  const waiting = await sumWaiting(db, actor, filter);
  return { stuck, ...waiting, total: await countPayments(db, actor, filter, [...stuck.keys()]) };
}

export const paymentRoutes = [
  handle(payments.ofProject, ({ db, actor, params, today }) => readProjectFunds(db, actor, params.id, today)),
  handle(payments.sign, ({ tx, actor, body, today }) => enterContract(tx, actor, body, today)),
  handle(payments.supplement, ({ tx, actor, params, body, today }) =>
    supplementContract(tx, actor, { ...body, contractId: params.id }, today),
  ),
  handle(payments.list, async ({ db, actor, query: { page, size, ...filter }, today, ground }) => {
    const { stuck, total, openFen, ...waiting } = await ground.answers.shared(
      { db, actor, question: ["payments", filter, today] },
      () => weighPayments(db, actor, filter, today),
    );
    const finance = await postsHere(db, actor);
    return {
      rows: await listPayments(db, actor, { filter, stuck, finance }, { page, size }),
      total,
      waiting: { ...waiting, stuck: stuck.size },
      can: {
        request: may(actor, "payment.write"),
        approve: may(actor, "payment.approve"),
        post: may(actor, "payment.post") && (actor.role !== "department" || finance),
      },
      openFen,
      counties: await listCountyNames(db, actor),
    };
  }),
  handle(payments.request, ({ tx, actor, body, today }) => requestPayment(tx, actor, body, today)),
  handle(payments.approve, ({ tx, actor, params, body, today }) =>
    approvePayment(tx, actor, { ...params, ...body }, today),
  ),
  handle(payments.refuse, ({ tx, actor, params, body, today }) =>
    endPayment(tx, actor, { ...params, ...body }, "refuse", today),
  ),
  handle(payments.withdraw, ({ tx, actor, params, body, today }) =>
    endPayment(tx, actor, { ...params, ...body, text: "" }, "withdraw", today),
  ),
  handle(payments.post, ({ tx, actor, params, body, today }) => postPayment(tx, actor, { ...params, ...body }, today)),
  handle(payments.reverse, ({ tx, actor, params, body, today }) =>
    reversePosted(tx, actor, { ...params, ...body }, today),
  ),
];
