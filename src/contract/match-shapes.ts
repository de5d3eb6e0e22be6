import { z } from "zod";
import { hardRules, problemTypes, slots, softRules } from "#domain/teams/match/match.ts";
import { matchFlow, type MatchStatus } from "#domain/teams/match/run.ts";
import { levels } from "#domain/screening/decision.ts";
import { countyId, id, isoDate } from "./common.ts";
import { matchRuleShape } from "./match-rules.ts";

const statuses = Object.keys(matchFlow) as [MatchStatus, ...MatchStatus[]];
export const slot = z.enum(slots);
const hardRule = z.enum(hardRules);
/** Hundredths of a point 百分之一分. */
const points = z.number();

/** The county's rule with the term of this run, and how many villages single leaders or units can take. */
export const runSettings = matchRuleShape.extend({
  termFrom: isoDate,
  termTo: isoDate,
  capacities: z
    .array(z.object({ holderId: id, capacity: z.int().min(0).max(20) }))
    .max(200)
    .default([]),
});

const matchPin = z.object({
  id,
  villageId: id,
  village: z.string(),
  slot,
  holderId: id,
  holder: z.string(),
  kind: z.enum(["pin", "ban"]),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  /** Why it is not used: the person has left, the village is off the list. */
  idle: z.string().nullable(),
});

const runRow = z.object({
  id,
  status: z.enum(statuses),
  createdAt: z.string(),
  createdBy: z.string(),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  termFrom: isoDate,
  termTo: isoDate,
  objective: points.nullable(),
  proven: z.boolean().nullable(),
  edits: z.int(),
  jobId: id.nullable(),
});

const named = z.object({ id, name: z.string() });

export const matchOverview = z.object({
  roundId: id,
  round: z.string(),
  countyId,
  county: z.string(),
  /** What the villages ask for, and who is there to give it. */
  pool: z.object({
    countyVillages: z.int(),
    townshipVillages: z.int(),
    countyLeaders: z.int(),
    townshipLeaders: z.int(),
    cadres: z.int(),
    partyCadres: z.int(),
    units: z.int(),
    /** How many villages they can take together. */
    countyLeaderPlaces: z.int(),
    townshipLeaderPlaces: z.int(),
    unitPlaces: z.int(),
    standing: z.int(),
  }),
  /** What will keep the search from finding a plan, or leaves somebody out of it; each with a way to mend it. */
  notices: z.array(
    z.object({ rule: z.string(), sentence: z.string(), blocks: z.boolean(), path: z.string().nullable() }),
  ),
  settings: runSettings,
  ruleVersion: z.int(),
  pins: z.array(matchPin),
  runs: z.array(runRow),
  villages: z.array(named.extend({ township: z.string() })),
  distances: z.int(),
  can: z.object({ run: z.boolean(), pin: z.boolean() }),
});

const reason = z.object({ rule: z.enum(softRules), points, of: points, text: z.string() });
const price = z.object({ rule: hardRule, gain: points, atMost: points.nullable(), text: z.string() });

const pickView = z.object({
  slot,
  holderId: id,
  holder: z.string(),
  /** 单位职务. */
  post: z.string(),
  change: z.enum(["kept", "new"]),
  /** Who holds the slot today. */
  replaces: z.string().nullable(),
  byHand: z.boolean(),
  points,
  reasons: z.array(reason),
  alternative: z
    .object({ holderId: id, holder: z.string(), swapWith: z.string().nullable(), less: points, text: z.string() })
    .nullable(),
  prices: z.array(price),
});

const violation = z.object({
  rule: hardRule,
  villageId: id.nullable(),
  slot: slot.nullable(),
  holderId: id.nullable(),
  text: z.string(),
});

const conflictRule = violation.extend({
  link: z.object({ kind: z.enum(["pin", "person", "unit", "setting", "village", "none"]), id: id.nullable() }),
});

export const runView = runRow.extend({
  roundId: id,
  round: z.string(),
  countyId,
  county: z.string(),
  version: z.int(),
  ruleVersion: z.int(),
  settings: runSettings,
  /** What the solver's own plan is worth, and the most any plan could be. */
  proposed: points.nullable(),
  bound: points.nullable(),
  seconds: z.number().nullable(),
  fairness: z.array(z.object({ townshipId: id, township: z.string(), villages: z.int(), mean: points })),
  villages: z.array(
    z.object({
      villageId: id,
      village: z.string(),
      townshipId: id,
      township: z.string(),
      level: z.enum(levels),
      problemTypes: z.array(z.enum(problemTypes)),
      points,
      picks: z.array(pickView),
    }),
  ),
  ended: z.array(z.object({ villageId: id, village: z.string(), slot, holder: z.string() })),
  counts: z.object({ kept: z.int(), added: z.int(), ended: z.int(), people: z.int(), units: z.int() }),
  prices: z.array(price),
  conflicts: z.array(z.object({ text: z.string(), rules: z.array(conflictRule) })),
  violations: z.array(violation),
  changes: z.array(z.object({ kind: z.enum(["village", "person", "unit", "pin", "standing"]), id, text: z.string() })),
  /** Whom it takes out of a standing team, and why that cannot be today. */
  waits: z.array(z.string()),
  handEdits: z.array(z.object({ text: z.string(), by: z.string(), at: z.string() })),
  /** Why the job failed, in words. */
  message: z.string(),
  can: z.object({ edit: z.boolean(), undo: z.boolean(), confirm: z.boolean(), discard: z.boolean() }),
});

export const seatChange = z
  .object({ villageId: id, slot, out: id.nullable(), in: id.nullable() })
  .refine(({ out, in: coming }) => out !== null || coming !== null, "请选定换下或者换上的人选");

export const candidate = z.object({
  holderId: id,
  holder: z.string(),
  post: z.string(),
  /** Where he is in the plan now, in words. */
  holds: z.array(z.string()),
  /** Villages where he holds the same slot: the two may change places. */
  swaps: z.array(named),
  /** What the plan gains or loses when he simply takes the seat. */
  difference: points,
  refusals: z.array(z.string()),
});
