import { z } from "zod";
import { singleSlots, slots } from "#domain/teams/match/match.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { handoverRow } from "./handovers.ts";
import { held } from "./postings.ts";
import { rotationRow } from "./rotations.ts";
import { route } from "./route.ts";

const slot = z.enum(slots);
const single = z.enum(singleSlots);
const version = z.int().min(1);
const flag = z.enum(["yes", "no"]);

const teamFilter = {
  countyId: countyId.optional(),
  roundId: id.optional(),
  townshipId: id.optional(),
  organisationId: id.optional(),
  state: z.enum(["standing", "dissolved"]).default("standing"),
  docked: flag.optional(),
  /** Teams that lack one of the four-one. */
  vacant: flag.optional(),
  /** Terms that end within sixty days, or have ended. */
  ending: flag.optional(),
  /** Villages that were merged, or ended, under the team. */
  unsettled: flag.optional(),
  search: z.string().trim().max(40).default(""),
};

const holder = z.object({ slot, name: z.string() });

/** What the list and the page say of a team. */
const standing = {
  id,
  countyId,
  county: z.string(),
  township: z.string(),
  village: z.string(),
  villageId: id,
  round: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  formedOn: isoDate,
  termTo: isoDate,
  /** Days to the end of the term, when it is near; negative when it has passed. */
  endsIn: z.int().nullable(),
  dockedOn: isoDate.nullable(),
  dissolvedOn: isoDate.nullable(),
  vacancies: z.array(single),
  /** The village ended and another goes on in its place, which has a team of its own, or none. */
  unsettled: z.object({ village: z.string(), hasTeam: z.boolean() }).nullable(),
};

const teamRow = z.object({ ...standing, holders: z.array(holder), members: z.int() });

const posting = z.object({
  id,
  slot,
  personId: id.nullable(),
  name: z.string(),
  post: z.string(),
  unit: z.string().nullable(),
  fromOn: isoDate,
  toOn: isoDate,
  endedOn: isoDate.nullable(),
  endReason: z.string(),
  partyMember: z.boolean(),
  membershipMovedOn: isoDate.nullable(),
  version: z.int(),
  /** Opens the page of this posting: days, leave, training. */
  opens: z.boolean(),
  /** Away today. */
  away: z.boolean(),
  /** 应当召回调整, with what it rests on; for those who may see the leave. */
  recall: z.string().nullable(),
});

const team = z.object({
  ...standing,
  dockedNote: z.string(),
  dissolveReason: z.string(),
  roundId: id,
  townshipId: id,
  version: z.int(),
  postings: z.array(posting),
  handovers: z.array(handoverRow),
  /** Planned ahead, and those that failed and are not settled; for those who read the register of persons. */
  rotations: z.array(rotationRow),
  /** What still waits in the name of this team; named before it is dissolved. */
  open: z.array(z.object({ kind: z.string(), count: z.int() })),
  can: z.object({
    edit: z.boolean(),
    note: z.boolean(),
    ask: z.boolean(),
    /** The slots that stand empty and may be filled by this office. */
    fill: z.array(slot),
  }),
});

const named = z.object({ id, name: z.string() });

const candidate = z.object({
  id,
  name: z.string(),
  post: z.string(),
  unit: z.string().nullable(),
  /** Where he stands already, all slots. */
  postedAt: z.array(z.string()),
  /** Why he may not; empty: he may. */
  refusals: z.array(z.string()),
});

const saved = z.object({ version: z.int() });

export const teams = {
  list: route({
    verb: "team.read",
    method: "GET",
    path: "/teams",
    title: "驻村工作队",
    query: z.object({ ...teamFilter, ...paging }),
    result: pageOf(teamRow).extend({ docked: z.int(), vacant: z.int(), ending: z.int() }),
  }),
  choices: route({
    verb: "team.read",
    method: "GET",
    path: "/team-choices",
    title: "驻村工作队可选的县、轮次、乡镇、结对单位",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      rounds: z.array(named),
      townships: z.array(named),
      units: z.array(named),
    }),
  }),
  waiting: route({
    verb: "team.read",
    method: "GET",
    path: "/teams/waiting",
    title: "驻村工作队中等着办的：请假审批、交接签收、未对接、任期将满、未能生效的预定轮换",
    result: z.object({
      leaves: z.int(),
      handovers: z.int(),
      rotations: z.int(),
      undocked: z.int(),
      vacant: z.int(),
      ending: z.int(),
      unsettled: z.int(),
    }),
  }),
  read: route({
    verb: "team.read",
    method: "GET",
    path: "/teams/:id",
    title: "工作队情况：四个一、队员、任期、对接、轮换",
    params: byId,
    result: team,
  }),
  places: route({
    verb: "team.edit",
    method: "GET",
    path: "/team-places",
    title: "可以组建工作队的村：在整顿名单上、还没有工作队的",
    query: z.object({ roundId: id.optional() }),
    result: z.array(
      z.object({ villageId: id, village: z.string(), township: z.string(), roundId: id, round: z.string() }),
    ),
  }),
  candidates: route({
    verb: "team.edit",
    method: "GET",
    path: "/team-candidates",
    title: "可以担任某个岗位的人选或者单位，不能的写明原因",
    query: z.object({
      villageId: id,
      slot,
      search: z.string().trim().max(40).default(""),
      /** The first day, when it is planned ahead: asked as things will stand then. */
      startsOn: isoDate.optional(),
    }),
    result: z.array(candidate),
  }),
  form: route({
    verb: "team.edit",
    method: "POST",
    path: "/teams",
    title: "组建工作队",
    body: z.object({
      id,
      roundId: id,
      villageId: id,
      formedOn: isoDate,
      termTo: isoDate,
      picks: z
        .array(z.object({ slot, ...held }))
        .min(1, "至少安排一个岗位")
        .max(12, "一支工作队不超过 12 人"),
    }),
    result: saved,
  }),
  edit: route({
    verb: "team.edit",
    method: "PUT",
    path: "/teams/:id",
    title: "修改工作队名称、任期（在岗人员的派驻期随任期延长）",
    params: byId,
    body: z.object({ version, name: line(60), termTo: isoDate }),
    result: saved,
  }),
  dock: route({
    verb: "posting.write",
    method: "POST",
    path: "/teams/:id/dock",
    title: "登记对接，日期为空则撤销登记",
    params: byId,
    body: z.object({ version, dockedOn: isoDate.nullable(), note: text(200).default("") }),
    result: saved,
  }),
  unform: route({
    verb: "team.edit",
    method: "POST",
    path: "/teams/:id/take-back",
    title: "撤回组建：组建日期以前撤回",
    params: byId,
    body: z.object({ version, reason: line(200) }),
    result: saved,
  }),
  dissolve: route({
    verb: "team.edit",
    method: "POST",
    path: "/teams/:id/dissolve",
    title: "撤销工作队",
    params: byId,
    body: z.object({ version, onDate: isoDate, reason: line(200) }),
    result: saved,
  }),
};
