import { z } from "zod";
import { spanReversed } from "#domain/figures/period.ts";
import { audiences, bulletinKinds } from "#domain/bulletins/bulletin.ts";
import { bulletinWaits } from "#domain/bulletins/waiting.ts";
import { bulletinRow, bulletinText, compared, status, words } from "./bulletin-shapes.ts";
import { block } from "./blocks.ts";
import { byId, countyId, id, isoDate, line, paging, text } from "./common.ts";
import { openedFigure, token } from "./figures.ts";
import { route } from "./route.ts";
import { briefingWords } from "./series.ts";

const inOrder = (one: { periodFrom?: string | null; periodTo?: string | null }) =>
  !spanReversed({ from: one.periodFrom, to: one.periodTo });
const reversed = { error: "统计期的起始日期不能晚于截止日期", path: ["periodTo"] };

const version = z.int().min(1);
const moved = z.object({ status, version });
const step = (action: "submit" | "withdraw", title: string) =>
  route({
    verb: "bulletin.write",
    method: "POST",
    path: `/bulletins/:id/${action}`,
    title,
    params: byId,
    body: z.object({ version }),
    result: moved,
  });

export const bulletins = {
  list: route({
    verb: "bulletin.read",
    method: "GET",
    path: "/bulletins",
    title: "通报列表",
    query: z.object({ countyId: countyId.optional(), roundId: id.optional() }),
    result: z.array(bulletinRow.extend({ waits: z.array(z.enum(bulletinWaits)) })),
  }),
  get: route({
    verb: "bulletin.read",
    method: "GET",
    path: "/bulletins/:id",
    title: "一份通报：正文和数字（已印发的为印发时的数字）",
    params: byId,
    result: bulletinText,
  }),
  create: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletins",
    title: "按样式拟写通报、新编一期简报；给出 correctsId 的为更正",
    body: z
      .object({
        id,
        roundId: id,
        kind: z.enum(bulletinKinds).default("confirmation"),
        correctsId: id.optional(),
        seriesId: id.optional(),
        inspectionId: id.optional(),
        periodFrom: isoDate.nullable().default(null),
        periodTo: isoDate.nullable().default(null),
      })
      .refine(inOrder, reversed),
    result: z.object({ id }),
  }),
  save: route({
    verb: "bulletin.write",
    method: "PUT",
    path: "/bulletins/:id",
    title: "保存文稿",
    params: byId,
    body: z
      .object({ version, ...words, periodFrom: isoDate.nullish(), periodTo: isoDate.nullish() })
      .extend(z.object(briefingWords).partial().shape)
      .refine(inOrder, reversed),
    result: moved,
  }),
  submit: step("submit", "送审"),
  withdraw: step("withdraw", "撤回"),
  approve: route({
    verb: "bulletin.approve",
    method: "POST",
    path: "/bulletins/:id/approve",
    title: "审核通过：连同审核时的数字一并留存",
    params: byId,
    body: z.object({ version, figuresMark: z.string().max(100) }),
    result: moved,
  }),
  return: route({
    verb: "bulletin.approve",
    method: "POST",
    path: "/bulletins/:id/return",
    title: "退回修改",
    params: byId,
    body: z.object({ version, reason: line(500) }),
    result: moved,
  }),
  publish: route({
    verb: "bulletin.write",
    method: "POST",
    path: "/bulletins/:id/publish",
    title: "印发：数字和明细定格，生成正式文件",
    params: byId,
    body: z.object({
      version,
      documentNumber: text(40).default(""),
      issueNumber: z.int().min(1, "期号从 1 开始").max(9999, "期号不能大于 9999").nullish(),
      issuedOn: isoDate,
      /** Whether townships receive a version of it with the named masked. */
      toTownships: z.boolean().default(true),
    }),
    result: moved,
  }),
  difference: route({
    verb: "bulletin.read",
    method: "GET",
    path: "/bulletins/:id/difference",
    title: "与上一份同类已印发通报的差异（更正通报与所更正的比较）",
    params: byId,
    result: z.object({
      against: compared.nullable(),
      figures: z.array(
        z.object({ key: z.string(), name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
      blocks: z.array(
        z.object({
          kind: z.enum(["added", "removed", "changed"]),
          before: block.nullable(),
          after: block.nullable(),
        }),
      ),
    }),
  }),
  figure: route({
    verb: "bulletin.read",
    method: "GET",
    path: "/bulletins/:id/figure",
    title: "通报中一个数字的口径和明细",
    params: byId,
    query: z.object({ token, ...paging }),
    result: openedFigure,
  }),
  document: route({
    verb: "bulletin.read",
    method: "POST",
    path: "/bulletins/:id/document",
    title: "下载通报、简报（未印发的为校样）",
    params: byId,
    download: "docx",
  }),
  version: route({
    verb: "bulletin.read",
    method: "POST",
    path: "/bulletins/:id/version",
    title: "下载上报版、发至乡镇版（未印发的为校样）或者说明情况汇总",
    params: byId,
    query: z.object({ audience: z.enum([...audiences, "replies"]) }),
    download: "docx",
  }),
};
