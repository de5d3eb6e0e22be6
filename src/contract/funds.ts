import { z } from "zod";
import { fundLevels } from "#domain/projects/funds/fund-type.ts";
import { posting } from "./asset-shapes.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging } from "./common.ts";
import {
  accountLine,
  allocationBody,
  allocationRow,
  batchBody,
  batchRow,
  entryRow,
  ledgerFilter,
  movement,
  saved,
  version,
} from "./fund-shapes.ts";
import { route } from "./route.ts";

const fen = z.int();
const act = { method: "POST", params: byId, result: saved } as const;
const use = z.object({ code: z.string(), text: z.string() });

export const allocationWaits = ["blocked", "idle", "recall"] as const;
export type AllocationWait = (typeof allocationWaits)[number];

export const funds = {
  list: route({
    verb: "fund.read",
    method: "GET",
    path: "/funds",
    title: "资金批次和结存",
    query: z.object({
      countyId: countyId.optional(),
      year: z.coerce.number().int().optional(),
      typeCode: z.string().max(40).optional(),
      level: z.enum(fundLevels).optional(),
      ...paging,
    }),
    result: pageOf(batchRow).extend({
      sum: z.object({ amountFen: fen, allocatedFen: fen, returnedFen: fen, paidFen: fen, unreceivedFen: fen }),
      waiting: z.object({ blocked: z.int(), idle: z.int(), recall: z.int() }),
      can: z.object({ write: z.boolean(), override: z.boolean() }),
    }),
  }),
  choices: route({
    verb: "fund.read",
    method: "GET",
    path: "/fund-choices",
    title: "资金页面可选的县、资金种类、批次、项目",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      types: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          level: z.enum(fundLevels),
          validFrom: isoDate,
          validTo: isoDate.nullable(),
          uses: z.array(use),
          prohibited: z.array(use),
        }),
      ),
      years: z.array(z.int()),
      batches: z.array(
        z.object({
          id,
          typeCode: z.string(),
          name: z.string(),
          balanceFen: fen,
          documentOn: isoDate,
        }),
      ),
    }),
  }),
  projects: route({
    verb: "fund.write",
    method: "GET",
    path: "/fund-projects",
    title: "可以安排资金的项目",
    query: z.object({ countyId, name: z.string().max(40).default("") }),
    result: z.object({
      rows: z.array(z.object({ id, name: z.string(), year: z.int(), costFen: fen, allocatedFen: fen })),
    }),
  }),
  read: route({
    verb: "fund.read",
    method: "GET",
    path: "/funds/:id",
    title: "一个资金批次及其安排",
    params: byId,
    query: z.object(paging),
    result: batchRow.extend({
      /** 资金分配公告 that hangs; changed: it no longer says what is allocated, told to who may post it anew. */
      notice: posting.extend({ changed: z.boolean() }).nullable(),
      /** What the form of a notice is filled with; null: there is nothing to announce, or not by this office. */
      announcing: z.object({ places: z.string(), issuer: z.string() }).nullable(),
      allocations: pageOf(allocationRow),
      can: z.object({ write: z.boolean(), override: z.boolean() }),
    }),
  }),
  create: route({
    verb: "fund.write",
    method: "POST",
    path: "/funds",
    title: "登记资金批次",
    body: batchBody,
    result: z.object({ id, version }),
  }),
  receive: route({
    ...act,
    verb: "fund.write",
    path: "/funds/:id/receive",
    title: "登记到账日期",
    body: z.object({ version, receivedOn: isoDate }),
  }),
  giveBack: route({
    ...act,
    verb: "fund.write",
    path: "/funds/:id/return",
    title: "把没有安排的资金上缴收回",
    body: z.object(movement),
  }),
  announce: route({
    verb: "fund.write",
    method: "POST",
    path: "/funds/:id/announcement",
    title: "登记资金分配公告",
    params: byId,
    body: z.object({
      noticeId: id,
      fromOn: isoDate,
      places: line(100),
      issuer: line(60),
      principle: line(500),
    }),
    result: z.object({ untilOn: isoDate }),
  }),
  allocations: route({
    verb: "fund.read",
    method: "GET",
    path: "/allocations",
    title: "资金安排：待复核用途的、闲置的、可研究收回的",
    query: z.object({
      countyId: countyId.optional(),
      waits: z.enum(allocationWaits).optional(),
      ...paging,
    }),
    result: pageOf(allocationRow).extend({ can: z.object({ write: z.boolean(), override: z.boolean() }) }),
  }),
  allocate: route({
    verb: "fund.write",
    method: "POST",
    path: "/allocations",
    title: "把资金安排到项目；用途触及负面清单的先停下，等另一人复核",
    body: allocationBody,
    result: z.object({ id, version, status: z.enum(["posted", "blocked"]) }),
  }),
  judge: route({
    ...act,
    verb: "fund.override",
    path: "/allocations/:id/judge",
    title: "由安排人以外的县级人员复核用途例外",
    body: z.object({ version, allowed: z.boolean(), reason: line(500), basis: line(200) }),
  }),
  drop: route({
    ...act,
    verb: "fund.write",
    path: "/allocations/:id/withdraw",
    title: "撤回还没有复核的安排",
    body: z.object({ version }),
  }),
  recall: route({
    ...act,
    verb: "fund.write",
    path: "/allocations/:id/recall",
    title: "收回项目没有支出的资金",
    body: z.object(movement),
  }),
  villages: route({
    verb: "fund.read",
    method: "GET",
    path: "/fund-villages",
    title: "资金到村",
    query: z.object({
      countyId: countyId.optional(),
      year: z.coerce.number().int().optional(),
      townshipId: id.optional(),
      ...paging,
    }),
    result: pageOf(
      z.object({
        villageId: id,
        village: z.string(),
        township: z.string(),
        county: z.string(),
        projects: z.int(),
        allocatedFen: fen,
      }),
    ).extend({ sumFen: fen }),
  }),
  ledger: route({
    verb: "fund.read",
    method: "GET",
    path: "/ledger",
    title: "资金台账",
    query: z.object({ ...ledgerFilter, ...paging }),
    result: pageOf(entryRow),
  }),
  trial: route({
    verb: "fund.read",
    method: "GET",
    path: "/ledger-trial",
    title: "试算平衡",
    query: z.object(ledgerFilter),
    result: z.object({ lines: z.array(accountLine), balanced: z.boolean() }),
  }),
  exportLedger: route({
    verb: "fund.read",
    method: "POST",
    path: "/ledger/export",
    title: "导出资金台账",
    body: z.object(ledgerFilter),
    download: "xlsx",
  }),
};
