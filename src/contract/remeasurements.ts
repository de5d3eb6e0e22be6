import { z } from "zod";
import { remeasureStrata } from "#domain/inspections/remeasure/drawing.ts";
import { projectKinds } from "#domain/projects/project.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { fen } from "./project-shapes.ts";
import { route } from "./route.ts";

const kind = z.enum(projectKinds, { error: "请选择项目类型" });

const sample = z.object({
  id,
  countyId,
  county: z.string(),
  fromOn: isoDate,
  untilOn: isoDate,
  township: z.string().nullable(),
  kind: kind.nullable(),
  projects: z.int(),
  frozenOn: isoDate,
  drawnOn: isoDate.nullable(),
  drawn: z.int(),
  measured: z.int(),
  mismatched: z.int(),
});

const quantity = (what: string) => z.int(`${what}至多三位小数`).max(100_000_000_000, `${what}过大，请核对单位`);

const measured = z.object({
  name: line(40),
  unit: line(20),
  claimedMilli: quantity("结算数量").min(1, "结算数量应大于零"),
  /** 出处: where the claimed quantity stands. */
  source: line(100),
  measuredMilli: quantity("实测数量").min(0, "实测数量不能为负数"),
  remark: text(200).default(""),
});

const measurer = z.object({ name: line(40), unit: line(100) });

const measurement = z.object({
  id,
  round: z.int(),
  measuredOn: isoDate,
  measurers: z.array(measurer),
  reason: z.string(),
  text: z.string(),
  matches: z.boolean(),
  findingId: id.nullable(),
  findingNumber: z.int().nullable(),
  by: z.string().nullable(),
  items: z.array(
    measured.extend({
      /** Hundredths of a percent; less than claimed is negative. */
      difference: z.int(),
      tolerancePercent: z.int(),
      within: z.boolean(),
    }),
  ),
});

const drawnProject = z.object({
  projectId: id,
  number: z.string(),
  name: z.string(),
  kind,
  township: z.string().nullable(),
  villages: z.string(),
  builder: z.string(),
  amountFen: fen,
  stratum: z.enum(remeasureStrata),
  position: z.int(),
  dueOn: isoDate,
  measurements: z.array(measurement),
});

export const remeasurements = {
  list: route({
    verb: "remeasurement.read",
    method: "GET",
    path: "/remeasurements",
    title: "复核实测抽查",
    query: z.object({ countyId: countyId.optional(), ...paging }),
    result: pageOf(sample).extend({
      /** The townships a sample may be limited to. */
      townships: z.array(z.object({ id, name: z.string() })),
      can: z.object({ draw: z.boolean() }),
    }),
  }),
  freeze: route({
    verb: "remeasurement.draw",
    method: "POST",
    path: "/remeasurements",
    title: "定格复核实测的抽取底册；同一期间、范围只有一次",
    body: z.object({
      id,
      from: isoDate,
      until: isoDate,
      townshipId: id.nullable().default(null),
      kind: kind.nullable().default(null),
    }),
    result: z.object({ id, projects: z.int(), frameSha256: z.string() }),
  }),
  draw: route({
    verb: "remeasurement.draw",
    method: "POST",
    path: "/remeasurements/:id/draw",
    title: "抽取：种子由底册和定格后的第一个审计封存算出",
    params: byId,
    result: z.object({ drawn: z.int() }),
  }),
  read: route({
    verb: "remeasurement.read",
    method: "GET",
    path: "/remeasurements/:id",
    title: "一次复核实测抽查：底册、种子、抽中的项目和实测结果",
    params: byId,
    result: sample.extend({
      algorithm: z.string(),
      frame: z.string(),
      frameSha256: z.string(),
      sealNumber: z.int().nullable(),
      sealHash: z.string().nullable(),
      seed: z.string().nullable(),
      /** Whether drawing again from the frame and the seal gives what is written; null before it is drawn. */
      verified: z.boolean().nullable(),
      rows: z.array(drawnProject),
      can: z.object({ draw: z.boolean(), measure: z.boolean() }),
    }),
  }),
  measure: route({
    verb: "remeasurement.write",
    method: "POST",
    path: "/remeasurements/:id/projects/:projectId/measurements",
    title: "登记复核实测表；不符的同时登记为问题",
    params: z.object({ id, projectId: id }),
    body: z.object({
      id,
      /** Of the finding, should one be raised. */
      findingId: id,
      measuredOn: isoDate,
      measurers: z.array(measurer).min(2, "实测人员至少两人").max(8, "实测人员不能超过 8 人"),
      items: z.array(measured).min(1, "请至少填写一项实测数量").max(50, "不能超过 50 项"),
      reason: text(500).default(""),
      text: text(1000).default(""),
    }),
    result: z.object({ matches: z.boolean(), findingNumber: z.int().nullable() }),
  }),
  paper: route({
    verb: "remeasurement.read",
    method: "GET",
    path: "/remeasurements/:id/paper",
    title: "下载抽取证明（Word）",
    params: byId,
    download: "docx",
  }),
};
