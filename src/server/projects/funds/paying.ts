import { sql } from "kysely";
import type { Actor, Verb } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { payingRefusals, postingDayRefusals } from "#domain/projects/funds/paying.ts";
import { paymentRefusals } from "#domain/projects/funds/payable.ts";
import type { PaymentAction } from "#domain/projects/funds/payment.ts";
import { when } from "#domain/projects/gates/refusal.ts";
import { notFound, stale } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { groundOf, listPaymentFacts, type PaymentFacts } from "./payment-facts.ts";
import { postsHere } from "./project-page.ts";
import { refuseMoney } from "./receiving.ts";
import { answerPayment, pay, reversePayment } from "./saving.ts";

interface At {
  readonly id: string;
  readonly version: number;
}

/** Whoever acts on money sits in one county. */
const ownCounty = ({ counties }: Actor) => counties[0] ?? "";

/**
 * The payment with its project under lock, what the rules ask, and the rule: sent one behind the other without waiting, so that all that is
 * read was read under the lock and cost one way.
 */
async function openPayment(tx: Tx, actor: Actor, { id, version }: At, today: IsoDate) {
  const locked = sql`
    select 1 from project p where ${withinShared(actor, "p")} and (p.county_id, p.id) =
      (select y.county_id, y.project_id from payment y where ${withinShared(actor, "y")} and y.id = ${id}) for no key update`.execute(
    tx,
  );
  const [, rule, [facts], finance] = await Promise.all([
    locked,
    ruleOf(tx, ownCounty(actor), "fund-types", today),
    listPaymentFacts(tx, actor, sql`y.id = ${id}`),
    postsHere(tx, actor),
  ]);
  if (!facts) throw notFound("拨付");
  if (facts.version !== version) throw stale("拨付");
  return { facts, rule: rule.content, finance };
}

const asStanding = (facts: PaymentFacts) => ({ ...facts, status: facts.paymentStatus });

interface Trace {
  readonly verb: Verb;
  readonly act: string;
  readonly more: Readonly<Record<string, unknown>>;
}

async function leaveTrace(tx: Tx, actor: Actor, facts: PaymentFacts, { verb, act, more }: Trace) {
  const { countyId, id, projectId, amountFen } = facts;
  await record(tx, actor, { verb, countyId, subjectId: id, detail: { act, projectId, amountFen, ...more } });
  return { version: facts.version + 1 };
}

/** 审核通过: by another one than who asked, and only what could be paid. */
export async function approvePayment(
  tx: Tx,
  actor: Actor,
  { text, ...at }: At & { readonly text: string },
  today: IsoDate,
) {
  const { facts, rule, finance } = await openPayment(tx, actor, at, today);
  const ground = groundOf(facts, rule, { onDay: today, today, withPending: true });
  refuseMoney(payingRefusals(asStanding(facts), "approve", { ...actor, finance }));
  refuseMoney(paymentRefusals(facts, ground));
  await answerPayment(tx, actor, facts, "approved", today, text);
  return leaveTrace(tx, actor, facts, {
    verb: "payment.approve",
    act: "approve-payment",
    more: { ...(text && { text }) },
  });
}

type Answer = Extract<PaymentAction, "refuse" | "withdraw">;
const answers = {
  refuse: { to: "refused", verb: "payment.approve", act: "refuse-payment" },
  withdraw: { to: "withdrawn", verb: "payment.write", act: "withdraw-payment" },
} as const;

/** 审核不通过、撤回. */
export async function endPayment(
  tx: Tx,
  actor: Actor,
  { text, ...at }: At & { readonly text: string },
  how: Answer,
  today: IsoDate,
) {
  const { facts, finance } = await openPayment(tx, actor, at, today);
  refuseMoney(payingRefusals(asStanding(facts), how, { ...actor, finance }));
  const { to, verb, act } = answers[how];
  await answerPayment(tx, actor, facts, to, today, text);
  return leaveTrace(tx, actor, facts, { verb, act, more: { ...(text && { text }) } });
}

interface Posting extends At {
  readonly onDay: IsoDate;
  readonly voucher: string;
}

/** 办理拨付: the payment, every total and both sides of every entry in one statement. */
export async function postPayment(tx: Tx, actor: Actor, { onDay, voucher, ...at }: Posting, today: IsoDate) {
  const [{ facts, rule, finance }, taken] = await Promise.all([
    openPayment(tx, actor, at, today),
    voucherTaken(tx, actor, at.id, voucher),
  ]);
  refuseMoney(payingRefusals(asStanding(facts), "post", { ...actor, finance }));
  refuseMoney([
    ...paymentRefusals(facts, groundOf(facts, rule, { onDay, today, withPending: false })),
    ...postingDayRefusals(facts.answeredOn, onDay, today, "审核日期"),
    ...when(taken, "voucher-taken", "该项目已有用这一凭证号办理的拨付，请核对凭证号。", "voucher"),
  ]);
  await pay(tx, actor, facts, onDay, voucher);
  return leaveTrace(tx, actor, facts, { verb: "payment.post", act: "post-payment", more: { day: onDay, voucher } });
}

async function voucherTaken(tx: Tx, actor: Actor, id: string, voucher: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from payment y join payment o on o.county_id = y.county_id and o.project_id = y.project_id and o.id <> y.id
    where ${withinShared(actor, "y")} and ${withinShared(actor, "o")} and y.id = ${id} and o.status = 'paid' and o.voucher = ${voucher}`.execute(
    tx,
  );
  return rows.length > 0;
}

interface Reversing extends At {
  readonly onDay: IsoDate;
  readonly text: string;
}

/** 冲正: entries the other way round; the payment and its entries stay. */
export async function reversePosted(tx: Tx, actor: Actor, { onDay, text, ...at }: Reversing, today: IsoDate) {
  const { facts, finance } = await openPayment(tx, actor, at, today);
  refuseMoney(payingRefusals(asStanding(facts), "reverse", { ...actor, finance }));
  refuseMoney(postingDayRefusals(facts.paidOn, onDay, today, "拨付日期"));
  await reversePayment(tx, actor, facts, onDay, text);
  return leaveTrace(tx, actor, facts, { verb: "payment.post", act: "reverse-payment", more: { day: onDay, text } });
}
