import { z } from "zod";
import { objectionResults } from "#domain/projects/disclosures/objection.ts";
import { countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { level, noticeWords, step } from "./disclosure-shapes.ts";
import { route } from "./route.ts";

const row = z.object({
  countyId,
  id,
  step,
  level,
  title: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  fromOn: isoDate,
  untilOn: isoDate,
  /** Today among them; 0: over. */
  daysLeft: z.int(),
});

export const publicDisclosures = {
  counties: route({
    verb: "public",
    method: "GET",
    path: "/public/disclosure-counties",
    title: "公开公示的县（市、区）",
    result: z.object({ rows: z.array(z.object({ id: countyId, name: z.string() })) }),
  }),
  list: route({
    verb: "public",
    method: "GET",
    path: "/public/disclosures",
    title: "项目公示",
    query: z.object({
      countyId,
      townshipId: id.optional(),
      state: z.enum(["running", "over"]).optional(),
      q: z.string().trim().max(60).optional(),
      ...paging,
    }),
    result: pageOf(row).extend({ townships: z.array(z.object({ id, name: z.string() })) }),
  }),
  get: route({
    verb: "public",
    method: "GET",
    path: "/public/disclosures/:countyId/:id",
    title: "一份公示",
    params: z.object({ countyId, id }),
    result: row.extend({
      county: z.string(),
      ...noticeWords.shape,
      places: z.string(),
      phone: z.string(),
      office: z.string(),
      address: z.string(),
      issuer: z.string(),
      contentSha256: z.string(),
    }),
  }),
  object: route({
    verb: "public",
    method: "POST",
    path: "/public/disclosures/:countyId/:id/objections",
    title: "对一份公示提出异议，得到查询码",
    params: z.object({ countyId, id }),
    body: z.object({ id, text: line(1000), name: text(30).default(""), phone: text(30).default("") }),
    result: z.object({ receipt: z.string() }),
  }),
  answer: route({
    verb: "public",
    method: "POST",
    path: "/public/objection-answers",
    title: "凭查询码查看异议的答复",
    body: z.object({ countyId, receipt: z.string().trim().min(1, "请填写查询码").max(30) }),
    result: z.object({
      title: z.string(),
      receivedOn: isoDate,
      text: z.string(),
      answers: z.array(
        z.object({ result: z.enum(objectionResults), text: z.string(), done: z.string(), answeredOn: isoDate }),
      ),
    }),
  }),
};
