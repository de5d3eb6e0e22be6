import { z } from "zod";
import { paymentKinds, paymentStatuses } from "#domain/projects/funds/payment.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging } from "./common.ts";
import {
  allocationRow,
  contractBody,
  contractRow,
  paymentBody,
  paymentRow,
  saved,
  supplementBody,
  version,
} from "./fund-shapes.ts";
import { reason } from "./problem.ts";
import { route } from "./route.ts";

const fen = z.int();
const act = { method: "POST", params: byId, result: saved } as const;

export const paymentWaits = ["approve", "post", "stuck"] as const;
export type PaymentWait = (typeof paymentWaits)[number];

export const payments = {
  ofProject: route({
    verb: "fund.read",
    method: "GET",
    path: "/projects/:id/funds",
    title: "一个项目的资金来源、合同和拨付",
    params: byId,
    result: z.object({
      budgetFen: fen.nullable(),
      estimateFen: fen,
      allocatedFen: fen,
      contractedFen: fen,
      paidFen: fen,
      sources: z.array(allocationRow),
      contracts: z.array(contractRow),
      payments: z.array(paymentRow),
      villages: z.array(z.object({ villageId: id, village: z.string(), share: z.int(), allocatedFen: fen })),
      changes: z.array(z.object({ id, name: z.string() })),
      retentionPercent: z.int(),
      advancePercent: z.int(),
      /** Why no contract can be entered; empty: one can. */
      contractWhy: z.array(reason),
      can: z.object({ fund: z.boolean(), override: z.boolean(), contract: z.boolean(), request: z.boolean() }),
    }),
  }),
  sign: route({
    verb: "payment.write",
    method: "POST",
    path: "/contracts",
    title: "登记合同或者发放清单",
    body: contractBody,
    result: z.object({ id, version }),
  }),
  supplement: route({
    ...act,
    verb: "payment.write",
    path: "/contracts/:id/supplement",
    title: "登记补充合同或者核减",
    body: supplementBody,
  }),
  list: route({
    verb: "fund.read",
    method: "GET",
    path: "/payments",
    title: "拨付办理",
    query: z.object({
      countyId: countyId.optional(),
      waits: z.enum(paymentWaits).optional(),
      status: z.enum(paymentStatuses).optional(),
      kind: z.enum(paymentKinds).optional(),
      projectId: id.optional(),
      from: isoDate.optional(),
      to: isoDate.optional(),
      ...paging,
    }),
    result: pageOf(paymentRow).extend({
      waiting: z.object({ approve: z.int(), post: z.int(), stuck: z.int() }),
      /** What this office does about payments: to it what waits is told. */
      can: z.object({ request: z.boolean(), approve: z.boolean(), post: z.boolean() }),
      openFen: fen,
      counties: z.array(z.object({ id: countyId, name: z.string() })),
    }),
  }),
  request: route({
    verb: "payment.write",
    method: "POST",
    path: "/payments",
    title: "申请拨付",
    body: paymentBody,
    result: z.object({ id, version }),
  }),
  approve: route({
    ...act,
    verb: "payment.approve",
    path: "/payments/:id/approve",
    title: "审核通过拨付申请",
    body: z.object({ version, text: z.string().trim().max(500).default("") }),
  }),
  refuse: route({
    ...act,
    verb: "payment.approve",
    path: "/payments/:id/refuse",
    title: "不通过拨付申请，写明理由",
    body: z.object({ version, text: line(500) }),
  }),
  withdraw: route({
    ...act,
    verb: "payment.write",
    path: "/payments/:id/withdraw",
    title: "撤回自己的拨付申请",
    body: z.object({ version }),
  }),
  post: route({
    ...act,
    verb: "payment.post",
    path: "/payments/:id/post",
    title: "办理拨付，登记凭证号，记入资金台账",
    body: z.object({ version, onDay: isoDate, voucher: line(60) }),
  }),
  reverse: route({
    ...act,
    verb: "payment.post",
    path: "/payments/:id/reverse",
    title: "冲正已办的拨付，写明理由",
    body: z.object({ version, onDay: isoDate, text: line(500) }),
  }),
};
