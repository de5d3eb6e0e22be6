import { z } from "zod";
import { issueCountings } from "#domain/bulletins/series.ts";
import { byId, countyId, id, line, text } from "./common.ts";
import { route } from "./route.ts";

const copies = z.int().min(1, "份数应在 1 至 99999 之间").max(99_999, "份数应在 1 至 99999 之间").nullable();
/** 报、送、发. */
const receivers = { reportTo: text(300), sendTo: text(300), issueTo: text(300), copies };

/** What a briefing has besides its text: 按语、目录、报、送、发、份数、增刊. */
export const briefingWords = { note: text(500), contents: z.boolean(), supplement: z.boolean(), ...receivers };

const seriesWords = {
  name: line(40),
  masthead: line(20),
  issuer: line(40),
  counting: z.enum(issueCountings),
  showsTotal: z.boolean(),
  issuesBefore: z.int().min(0, "不能小于 0").max(9000, "不能大于 9000"),
  ...receivers,
};

const seriesRow = z.object({
  id,
  countyId: z.string(),
  county: z.string(),
  ...seriesWords,
  closed: z.boolean(),
  issues: z.int(),
  version: z.int(),
});

export const series = {
  list: route({
    verb: "bulletin.read",
    method: "GET",
    path: "/series",
    title: "简报系列：刊名、编号办法、报送范围",
    query: z.object({ countyId: countyId.optional() }),
    result: z.array(seriesRow),
  }),
  create: route({
    verb: "series.edit",
    method: "POST",
    path: "/series",
    title: "新设简报系列",
    body: z.object({ id, ...seriesWords }),
    result: z.object({ id }),
  }),
  save: route({
    verb: "series.edit",
    method: "PUT",
    path: "/series/:id",
    title: "修改简报系列；已印发的各期不变，已有印发的不能改编号办法",
    params: byId,
    body: z.object({ version: z.int().min(1), closed: z.boolean(), ...seriesWords }),
    result: z.object({ version: z.int() }),
  }),
};
