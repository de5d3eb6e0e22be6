import { z } from "zod";
import {
  disclosureBefores,
  disclosureLevels,
  disclosureStates,
  disclosureSteps,
  disclosureSubjects,
} from "#domain/projects/disclosures/disclosure.ts";
import { objectionChannels, objectionResults } from "#domain/projects/disclosures/objection.ts";
import { countyId, id, isoDate, line, text } from "./common.ts";

export const step = z.enum(disclosureSteps);
export const level = z.enum(disclosureLevels);

const beneficiary = z.object({
  name: line(30),
  group: text(30).default(""),
  item: text(60).default(""),
});

/** What hung, as lines of its paper, and who gets something where it goes to households; names masked. */
const words = {
  lines: z.array(z.object({ part: z.string(), word: z.string(), text: z.string() })),
  beneficiaries: z.array(z.object({ name: z.string(), group: z.string(), item: z.string() })),
};

export const noticeWords = z.object(words);

export const noticeRow = z.object({
  id,
  countyId,
  county: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  subjectKind: z.enum(disclosureSubjects),
  projectId: id.nullable(),
  project: z.string(),
  step,
  level,
  title: z.string(),
  fromOn: isoDate,
  untilOn: isoDate,
  daysLeft: z.int(),
  withdrawnOn: isoDate.nullable(),
  objections: z.int(),
  openObjections: z.int(),
});

const answer = z.object({
  id,
  result: z.enum(objectionResults),
  text: z.string(),
  done: z.string(),
  answeredOn: isoDate,
  answeredBy: z.string(),
});

export const objection = z.object({
  id,
  receivedOn: isoDate,
  channel: z.enum(objectionChannels),
  late: z.boolean(),
  text: z.string(),
  /** Masked; revealed with a reason. */
  name: z.string(),
  phone: z.string(),
  recordedBy: z.string().nullable(),
  /** What is told to who came in person or by phone, so that the answer can be looked up. */
  receipt: z.string(),
  answers: z.array(answer),
  /** Why this office may not answer; empty: it may. */
  refusals: z.array(z.string()),
});

export const notice = noticeRow.extend({
  ...words,
  contentSha256: z.string(),
  places: z.string(),
  phone: z.string(),
  office: z.string(),
  address: z.string(),
  issuer: z.string(),
  postedBy: z.string(),
  postedAt: z.string(),
  withdrawnText: z.string(),
  /** Against what stands today; null: nothing to compare. */
  changed: z.boolean().nullable(),
  objectionRows: z.array(objection),
  can: z.object({ withdraw: z.boolean(), object: z.boolean(), answer: z.boolean() }),
});

const postingPlace = z.object({
  /** Village or township; null: the county. */
  id: id.nullable(),
  name: z.string(),
  state: z.enum(["missing", "running", "over", "changed"]),
  noticeId: id.nullable(),
  fromOn: isoDate.nullable(),
  untilOn: isoDate.nullable(),
  daysLeft: z.int(),
  openObjections: z.int(),
});

export const postingRow = z.object({
  step,
  level,
  days: z.int(),
  counted: z.enum(["calendar", "extended", "working"]),
  before: z.enum(disclosureBefores),
  places: z.array(postingPlace),
  /** Why this office cannot post it now; empty: it can. */
  refusals: z.array(z.string()),
});

/** A notice as it is to hang, before it is posted. */
export const postingDraft = z.object({
  title: z.string(),
  ...words,
  /** The days on which it may be said to have been hung, and the least last day of each. */
  days: z.array(z.object({ fromOn: isoDate, leastUntil: isoDate })),
  places: z.array(z.object({ id: id.nullable(), name: z.string(), issuer: z.string(), hanging: z.boolean() })),
  where: z.string(),
  phone: z.string(),
  office: z.string(),
  address: z.string(),
  household: z.boolean(),
});

/** What is shipped says 请填写: nothing to hang on a board. */
const ofTheCounty = (what: string) => line(60).refine((said) => !said.includes("请填写"), `请填写本县的${what}`);

export const posting = z.object({
  step,
  level,
  notices: z
    .array(z.object({ id, placeId: id.nullable(), issuer: line(60) }))
    .min(1, "请至少选择一处")
    .max(100, "一次不能超过 100 处"),
  fromOn: isoDate,
  untilOn: isoDate,
  where: line(100),
  phone: ofTheCounty("监督电话"),
  office: ofTheCounty("监督单位"),
  address: text(100).default(""),
  beneficiaries: z.array(beneficiary).max(1000, "不能超过 1000 户").default([]),
});

export const disclosureFilter = {
  countyId: countyId.optional(),
  townshipId: id.optional(),
  state: z.enum(disclosureStates).optional(),
  /** With objections nobody has answered. */
  open: z.literal("1").optional(),
  step: step.optional(),
  level: level.optional(),
  q: z.string().trim().max(60).optional(),
};
