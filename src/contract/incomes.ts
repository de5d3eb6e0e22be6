import { z } from "zod";
import { incomeKinds } from "#domain/projects/assets/income.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { fen, someFen } from "./project-shapes.ts";
import { route } from "./route.ts";

const year = z.coerce.number().int().min(2013).max(2199);
const kind = z.enum(incomeKinds, { error: "请选择收益类别" });

const villageIncomeFilter = {
  countyId: countyId.optional(),
  townshipId: id.optional(),
  year,
  short: z.literal("1").optional(),
};

const villageIncome = z.object({
  villageId: id,
  village: z.string(),
  township: z.string(),
  townshipId: id,
  /** Projects whose promise counts in this year. */
  projects: z.int(),
  promisedFen: fen,
  targetFen: fen.nullable(),
  receivedFen: z.int(),
  dividedFen: fen,
  shortFen: fen,
  percent: z.int().nullable(),
  /** Plans of distribution of this year, not dropped. */
  plans: z.int(),
  planStatus: z.string().nullable(),
});

export const incomes = {
  list: route({
    verb: "asset.read",
    method: "GET",
    path: "/incomes",
    title: "收益登记",
    query: z.object({
      assetId: id.optional(),
      projectId: id.optional(),
      villageId: id.optional(),
      year: year.optional(),
      ...paging,
    }),
    result: pageOf(
      z.object({
        id,
        asset: z.string().nullable(),
        assetId: id.nullable(),
        project: z.string().nullable(),
        projectId: id.nullable(),
        kind,
        year: z.int(),
        receivedOn: isoDate,
        amountFen: z.int(),
        voucher: z.string(),
        text: z.string(),
        by: z.string(),
        reversesId: id.nullable(),
        reversed: z.boolean(),
        /** What of it belongs to villages within reach. */
        villages: z.array(z.object({ village: z.string(), amountFen: z.int() })),
        can: z.object({ reverse: z.boolean() }),
      }),
    ).extend({ totalFen: z.int() }),
  }),
  enter: route({
    verb: "income.write",
    method: "POST",
    path: "/incomes",
    title: "登记收益；统筹项目的按份额分到各村",
    body: z.object({
      id,
      projectId: id.nullable().default(null),
      assetId: id.nullable().default(null),
      rentId: id.nullable().default(null),
      kind,
      year: z.int().min(2013).max(2199),
      receivedOn: isoDate,
      amountFen: someFen,
      voucher: text(60),
      text: text(500),
    }),
    result: z.object({ id, villages: z.array(z.object({ villageId: id, amountFen: z.int() })) }),
  }),
  reverse: route({
    verb: "income.write",
    method: "POST",
    path: "/incomes/:id/reverse",
    title: "冲回登记有误的收益，写明原因",
    params: byId,
    body: z.object({ id, text: line(500) }),
    result: z.object({ id }),
  }),
  villages: route({
    verb: "asset.read",
    method: "GET",
    path: "/village-incomes",
    title: "各村项目收益与承诺对照",
    query: z.object({ ...villageIncomeFilter, ...paging }),
    result: pageOf(villageIncome).extend({
      sum: z.object({
        promisedFen: fen,
        targetFen: fen,
        receivedFen: z.int(),
        dividedFen: fen,
        shortFen: fen,
        short: z.int(),
      }),
      townships: z.array(
        z.object({
          townshipId: id,
          township: z.string(),
          villages: z.int(),
          targetFen: fen,
          receivedFen: z.int(),
          shortFen: fen,
          short: z.int(),
        }),
      ),
      leastYuan: z.int().nullable(),
      can: z.object({ draft: z.boolean() }),
    }),
  }),
  sheet: route({
    verb: "asset.read",
    method: "POST",
    path: "/village-incomes/sheet",
    title: "导出各村项目收益与承诺对照表",
    body: z.object(villageIncomeFilter),
    download: "xlsx",
  }),
};
