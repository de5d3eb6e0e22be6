import { z } from "zod";
import { audiences, bulletinFlow, bulletinKinds, type BulletinStatus } from "#domain/bulletins/bulletin.ts";
import { issueCountings } from "#domain/bulletins/series.ts";
import { blocks } from "./blocks.ts";
import { bulletinItem } from "./bulletin-items.ts";
import { id, isoDate, text } from "./common.ts";
import { figureValue } from "./figures.ts";
import { bulletinNaming } from "./namings.ts";
import { reason } from "./problem.ts";
import { briefingWords } from "./series.ts";

export const status = z.enum(Object.keys(bulletinFlow) as [BulletinStatus, ...BulletinStatus[]]);
export const fontSchemes = ["仿宋_GB2312", "仿宋", "方正仿宋_GBK"] as const;

export const words = {
  title: text(120),
  issuer: text(40),
  recipients: text(300),
  copyTo: text(300),
  printOffice: text(40),
  documentNumber: text(40),
  fontScheme: z.enum(fontSchemes),
  blocks,
};

/** 统计期; null: from the opening of the round, or to the day the text is read. */
const period = { periodFrom: isoDate.nullable(), periodTo: isoDate.nullable() };
/** What the caller may do with it now; the same rules answer the write. */
const can = z.object({
  edit: z.boolean(),
  submit: z.boolean(),
  approve: z.boolean(),
  return: z.boolean(),
  withdraw: z.boolean(),
  publish: z.boolean(),
  correct: z.boolean(),
  /** Write an item of one's own. */
  contribute: z.boolean(),
});

export const bulletinRow = z.object({
  id,
  countyId: z.string(),
  county: z.string(),
  roundId: id,
  round: z.string(),
  kind: z.enum(bulletinKinds),
  status,
  title: z.string(),
  documentNumber: z.string(),
  issuedOn: z.string().nullable(),
  author: z.string(),
  updatedAt: z.string(),
  correctsId: id.nullable(),
  seriesId: id.nullable(),
  inspectionId: id.nullable(),
  ...period,
});

const named = z.object({ id, title: z.string(), documentNumber: z.string(), issuedOn: z.string().nullable() });
export const compared = named.extend(period);

export const bulletinText = bulletinRow.extend({
  ...words,
  ...briefingWords,
  masthead: z.string(),
  counting: z.enum(issueCountings).nullable(),
  issueNumber: z.int().nullable(),
  /** As printed: 第四轮第十八期; empty for a circular. */
  issue: z.string(),
  /** What the next number would be. */
  nextIssue: z.int().nullable(),
  items: z.array(bulletinItem),
  namings: z.array(bulletinNaming),
  /** Villages, units, teams and townships that stand in plain words, not marked as 点名. */
  plainNames: z.array(z.string()),
  /** Files stored at publishing. */
  files: z.array(z.object({ audience: z.enum(audiences), sha256: z.string() })),
  version: z.int(),
  corrects: named.nullable(),
  /** Corrections of this one that were published. */
  correctedBy: z.array(named),
  approver: z.string().nullable(),
  returnReason: z.string(),
  /** The day the numbers are of: today for a draft, the day of issue once published. */
  asOf: z.iso.date(),
  frozen: z.boolean(),
  values: z.array(figureValue),
  /** Stands for the numbers as they are now: who approves sends it back, and so approves these and no others. */
  figuresMark: z.string(),
  /** Numbers that are no longer what was approved. */
  moved: z.array(
    z.object({ key: z.string(), name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Tokens that have no number yet. */
  unbound: z.array(reason),
  /** What the draft left to its writer and nobody has filled in. */
  blanks: z.array(reason),
  can,
});
