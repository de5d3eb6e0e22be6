import { z } from "zod";
import { slots } from "#domain/teams/match/match.ts";
import { byId, done, id, isoDate, line, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const slot = z.enum(slots);

export const handoverRow = z.object({
  id,
  teamId: id,
  team: z.string(),
  village: z.string(),
  township: z.string(),
  slot,
  leaving: z.string(),
  successor: z.string(),
  madeOn: isoDate,
  madeBy: z.string(),
  signedOn: isoDate.nullable(),
  signedBy: z.string().nullable(),
  differences: z.int(),
  can: z.object({ sign: z.boolean() }),
});

const promise = z.object({
  kind: z.enum(["problem", "goal", "task", "major-item"]),
  text: z.string(),
  owner: z.string(),
  dueOn: isoDate.nullable(),
});
const number = z.int().nullable();

const pack = z.object({
  madeOn: isoDate,
  slot,
  leaving: z.string(),
  successor: z.string(),
  reason: z.string(),
  village: z.object({
    name: z.string(),
    township: z.string(),
    households: number,
    population: number,
    partyMembers: number,
    collectiveIncomeFen: number,
  }),
  case: z
    .object({
      round: z.string(),
      status: z.string(),
      openedOn: isoDate,
      dueOn: isoDate,
      manifestations: z.array(z.string()),
    })
    .nullable(),
  promises: z.array(promise),
  people: z.array(z.object({ role: z.string(), name: z.string(), post: z.string() })),
  work: z.array(z.object({ onDay: isoDate, kind: z.string(), text: z.string() })),
});

export const handovers = {
  list: route({
    verb: "handover.read",
    method: "GET",
    path: "/handovers",
    title: "交接包",
    query: z.object({ state: z.enum(["open", "signed"]).optional(), ...paging }),
    result: pageOf(handoverRow),
  }),
  read: route({
    verb: "handover.read",
    method: "GET",
    path: "/handovers/:id",
    title: "一份交接包",
    params: byId,
    result: handoverRow.extend({ pack, differenceTexts: z.array(z.string()) }),
  }),
  sign: route({
    verb: "handover.sign",
    method: "POST",
    path: "/handovers/:id/sign",
    title: "签收交接包，写明不一致之处",
    params: byId,
    body: z.object({ differences: z.array(line(300)).max(50, "不超过 50 条") }),
    result: done,
  }),
  document: route({
    verb: "handover.read",
    method: "POST",
    path: "/handovers/:id/document",
    title: "打印交接包",
    params: byId,
    download: "docx",
  }),
};
