import { z } from "zod";
import { slots } from "#domain/teams/match/match.ts";
import { rotationStates } from "#domain/teams/planned-rotation.ts";
import { byId, id, isoDate, line, pageOf, paging } from "./common.ts";
import { held } from "./postings.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const saved = z.object({ version: z.int() });
const state = z.enum(rotationStates);

export const rotationRow = z.object({
  id,
  teamId: id,
  postingId: id,
  team: z.string(),
  village: z.string(),
  township: z.string(),
  slot: z.enum(slots),
  leaving: z.string(),
  incoming: z.string(),
  startsOn: isoDate,
  toOn: isoDate,
  reason: z.string(),
  state,
  /** Why it failed, or was withdrawn without anybody asking for it. */
  outcome: z.string(),
  plannedBy: z.string(),
  plannedOn: isoDate,
  version: z.int(),
  /** Failed, and the seat is not settled otherwise. */
  unsettled: z.boolean(),
  /** What the rules have against it as things stand now; only on the page of the team. */
  against: z.array(z.string()),
  can: z.object({ withdraw: z.boolean() }),
});

export const rotations = {
  /** Who comes next is for those who read the register of persons, until the day has come. */
  list: route({
    verb: "person.read",
    method: "GET",
    path: "/rotations",
    title: "预定轮换",
    query: z.object({ state: state.optional(), ...paging }),
    result: pageOf(rotationRow),
  }),
  plan: route({
    verb: "team.edit",
    method: "POST",
    path: "/postings/:id/rotations",
    title: "预定轮换：接任日期在今天以后的，到期自动办理",
    params: byId,
    body: z.object({ id, version, endedOn: isoDate, reason: line(200), ...held, toOn: isoDate }),
    result: saved,
  }),
  withdraw: route({
    verb: "team.edit",
    method: "POST",
    path: "/rotations/:id/withdraw",
    title: "撤销预定轮换",
    params: byId,
    body: z.object({ version }),
    result: saved,
  }),
};
