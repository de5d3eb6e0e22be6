import { z } from "zod";
import {
  asset,
  assetClass,
  assetFilter,
  assetRow,
  assetWords,
  caretakerPhone,
  careBody,
  decisionBody,
  disposalBody,
  leaseBody,
  lookBackBody,
  postBody,
  rent,
  useBody,
} from "./asset-shapes.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging } from "./common.ts";
import { fen, reasoned, saved, version } from "./project-shapes.ts";
import { route } from "./route.ts";

const post = { method: "POST", params: byId, result: saved } as const;
const named = z.object({ id, name: z.string() });
const revealed = {
  reveals: true,
  body: z.object({ reason: line(100) }),
  result: z.object({ phone: z.string().nullable() }),
} as const;

const rentFilter = {
  countyId: countyId.optional(),
  townshipId: id.optional(),
  state: z.enum(["late", "soon", "open"]).optional(),
};

export const assets = {
  list: route({
    verb: "asset.read",
    method: "GET",
    path: "/assets",
    title: "资产台账",
    query: z.object({ ...assetFilter, ...paging }),
    result: pageOf(assetRow).extend({
      valueFen: fen,
      byClass: z.array(z.object({ class: assetClass, assets: z.int(), valueFen: fen })),
      unused: z.int(),
      can: z.object({ write: z.boolean() }),
    }),
  }),
  choices: route({
    verb: "asset.read",
    method: "GET",
    path: "/asset-choices",
    title: "资产台账可选的县、乡镇、村",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      townships: z.array(named),
      villages: z.array(named.extend({ townshipId: id })),
    }),
  }),
  waiting: route({
    verb: "asset.read",
    method: "GET",
    path: "/assets/waiting",
    title: "资产、收益分配的待办",
    result: z.object({ lateRents: z.int(), lookBacks: z.int(), disposals: z.int(), toFile: z.int() }),
  }),
  ofProject: route({
    verb: "asset.read",
    method: "GET",
    path: "/asset-projects/:id",
    title: "从项目登记资产：预填内容和项目已登记的资产",
    params: byId,
    result: z.object({
      name: z.string(),
      class: assetClass,
      owner: z.string(),
      place: z.string(),
      transferredOn: isoDate.nullable(),
      /** As the gates have them; empty: not passed yet. */
      certificate: z.string(),
      caretaker: z.string(),
      villages: z.array(named),
      paidFen: fen,
      settledFen: fen.nullable(),
      registeredFen: fen,
      assets: z.array(assetRow),
      /** Why no asset can be registered from it now; empty: go ahead. */
      why: z.array(z.string()),
      can: z.object({ write: z.boolean() }),
    }),
  }),
  read: route({
    verb: "asset.read",
    method: "GET",
    path: "/assets/:id",
    title: "一项资产：租约、管护、回头看、处置和过程",
    params: byId,
    result: asset,
  }),
  register: route({
    verb: "asset.write",
    method: "POST",
    path: "/assets",
    title: "登记资产",
    body: z.object({ id, projectId: id.nullable(), ...assetWords, caretakerPhone: caretakerPhone.default(null) }),
    result: z.object({ id, number: z.int(), version }),
  }),
  edit: route({
    verb: "asset.write",
    method: "PUT",
    path: "/assets/:id",
    title: "修改资产登记",
    params: byId,
    body: z.object({ version, ...assetWords, caretakerPhone: caretakerPhone.optional() }),
    result: saved,
  }),
  use: route({ ...post, verb: "asset.write", path: "/assets/:id/use", title: "登记使用状况的变化", body: useBody }),
  phone: route({
    ...revealed,
    verb: "asset.reveal",
    method: "POST",
    path: "/assets/:id/phone",
    title: "查看管护人完整电话（留痕）",
    params: byId,
  }),
  lesseePhone: route({
    ...revealed,
    verb: "asset.reveal",
    method: "POST",
    path: "/assets/:id/leases/:leaseId/phone",
    title: "查看承租人完整电话（留痕）",
    params: z.object({ id, leaseId: id }),
  }),
  sheet: route({
    verb: "asset.read",
    method: "POST",
    path: "/assets/sheet",
    title: "导出资产台账（至多 20,000 项）",
    body: z.object(assetFilter),
    download: "xlsx",
  }),
  lease: route({
    ...post,
    verb: "asset.write",
    path: "/assets/:id/leases",
    title: "登记租约，生成租金计划",
    body: leaseBody,
  }),
  endLease: route({
    ...post,
    verb: "asset.write",
    path: "/assets/:id/leases/:leaseId/end",
    title: "提前终止租约",
    params: z.object({ id, leaseId: id }),
    body: z.object({ version, endedOn: isoDate, reason: line(500) }),
  }),
  rents: route({
    verb: "asset.read",
    method: "GET",
    path: "/rents",
    title: "到期未收和将要到期的租金",
    query: z.object({ ...rentFilter, ...paging }),
    result: pageOf(
      rent.extend({
        assetId: id,
        asset: z.string(),
        township: z.string(),
        village: z.string().nullable(),
        lessee: z.string(),
      }),
    ).extend({ openFen: fen }),
  }),
  care: route({ ...post, verb: "asset.care", path: "/assets/:id/care", title: "登记管护情况", body: careBody }),
  lookBack: route({
    ...post,
    verb: "asset.care",
    path: "/assets/:id/look-backs",
    title: "登记资产年度回头看",
    body: lookBackBody,
  }),
  askDisposal: route({
    ...post,
    verb: "asset.write",
    path: "/assets/:id/disposals",
    title: "申请处置资产",
    body: disposalBody,
  }),
  postDisposal: route({
    ...post,
    verb: "disclosure.write",
    path: "/assets/:id/disposals/:disposalId/post",
    title: "登记资产处置公示",
    params: z.object({ id, disposalId: id }),
    body: postBody,
  }),
  withdrawDisposal: route({
    ...post,
    verb: "asset.write",
    path: "/assets/:id/disposals/:disposalId/withdraw",
    title: "撤回处置申请",
    params: z.object({ id, disposalId: id }),
    body: reasoned,
  }),
  decideDisposal: route({
    ...post,
    verb: "asset.approve",
    path: "/assets/:id/disposals/:disposalId/decide",
    title: "审批资产处置；公示期满、由申请人以外的人办理",
    params: z.object({ id, disposalId: id }),
    body: decisionBody,
  }),
};
