import { z } from "zod";
import { lights } from "#domain/cases/light.ts";
import { gates } from "#domain/projects/gate.ts";
import { projectKinds, projectStatuses, standings } from "#domain/projects/project.ts";
import { countyId, id, isoDate, paging } from "./common.ts";
import { route } from "./route.ts";

const asked = {
  countyId: countyId.optional(),
  year: z.coerce.number().int().min(2013).max(2199).optional(),
};
const kind = z.enum(projectKinds);
const place = { countyId, county: z.string() };

/** How many projects stand where, and their money. */
const tally = {
  projects: z.int(),
  argued: z.int(),
  works: z.int(),
  completed: z.int(),
  ended: z.int(),
  /** 预算，未评审的按概算. */
  budgetFen: z.int(),
  allocatedFen: z.int(),
  paidFen: z.int(),
};

export const projectOverview = {
  read: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/overview",
    title: "项目总览：按乡镇分列，逐月计划与实际",
    query: z.object(asked),
    result: z.object({
      ...place,
      today: isoDate,
      years: z.array(z.int()),
      total: z.object(tally),
      townships: z.array(z.object({ id: id.nullable(), name: z.string(), ...tally })),
      lights: z.record(z.enum(lights), z.int()),
      /** Up to the end of each month: what was planned to be paid, and what was; null: the month is still to come. */
      months: z.array(z.object({ month: isoDate, plannedFen: z.int(), paidFen: z.int().nullable() })),
    }),
  }),
  flow: route({
    verb: "fund.read",
    method: "GET",
    path: "/projects/money-flow",
    title: "资金流向：来源、项目类型、乡镇；指定乡镇的到村",
    query: z.object({ ...asked, townshipId: id.optional() }),
    result: z.object({
      ...place,
      nodes: z.array(
        z.object({
          id: z.string(),
          layer: z.enum(["source", "kind", "place", "rest"]),
          name: z.string(),
          fen: z.int(),
        }),
      ),
      links: z.array(z.object({ from: z.string(), to: z.string(), fen: z.int() })),
    }),
  }),
  bars: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/bars",
    title: "项目横道图：计划与实际起止",
    query: z.object({ ...asked, townshipId: id.optional(), kind: kind.optional(), ...paging }),
    result: z.object({
      ...place,
      today: isoDate,
      total: z.int(),
      rows: z.array(
        z.object({
          id,
          number: z.string(),
          name: z.string(),
          township: z.string().nullable(),
          kind,
          status: z.enum(projectStatuses),
          standing: z.enum(standings),
          light: z.enum(lights),
          planStartOn: isoDate.nullable(),
          planFinishOn: isoDate.nullable(),
          startedOn: isoDate.nullable(),
          finishedOn: isoDate.nullable(),
          /** 形象进度, as last reported. */
          percent: z.int().nullable(),
          gates: z.array(z.object({ gate: z.enum(gates), finishOn: isoDate.nullable(), passedOn: isoDate.nullable() })),
        }),
      ),
    }),
  }),
  wall: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/wall",
    title: "项目挂图：每个项目一格，按乡镇分块",
    query: z.object(asked),
    result: z.object({
      ...place,
      today: isoDate,
      townships: z.array(
        z.object({
          id: id.nullable(),
          name: z.string(),
          projects: z.array(
            z.object({
              id,
              number: z.string(),
              name: z.string(),
              status: z.enum(projectStatuses),
              standing: z.enum(standings),
              light: z.enum(lights),
              /** It serves villages of several townships, or several villages. */
              villages: z.int(),
            }),
          ),
        }),
      ),
    }),
  }),
};
