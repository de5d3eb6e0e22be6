import { z } from "zod";
import { countyId, isoDate, line } from "./common.ts";
import { route } from "./route.ts";
import { ruleCodes } from "./rule-shapes.ts";

const code = z.enum(ruleCodes);
const params = z.object({ code });

const versionRow = z.object({
  version: z.int(),
  basis: z.string(),
  validFrom: isoDate,
  madeBy: z.string(),
  madeAt: z.string(),
});

export const rules = {
  list: route({
    verb: "rule.read",
    method: "GET",
    path: "/rules",
    title: "规则设置",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      rows: z.array(
        z.object({
          code,
          title: z.string(),
          purpose: z.string(),
          /** 0 is what is shipped. */
          version: z.int(),
          validFrom: isoDate.nullable(),
          basis: z.string(),
        }),
      ),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  read: route({
    verb: "rule.read",
    method: "GET",
    path: "/rules/:code",
    title: "一项规则：现行内容、出厂内容和历次版本",
    params,
    query: z.object({ countyId: countyId.optional(), version: z.coerce.number().int().min(0).optional() }),
    result: z.object({
      code,
      title: z.string(),
      purpose: z.string(),
      source: z.string(),
      /** The version in force today. */
      current: z.int(),
      /** The newest, which may begin later. */
      newest: z.int(),
      /** The version whose content is shown. */
      version: z.int(),
      content: z.unknown(),
      /** How a form draws it: RuleNode of domain/rules/form.ts. */
      form: z.unknown(),
      /** What of it is allowed but stands against a clause. */
      cautions: z.array(z.string()),
      versions: z.array(versionRow),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  save: route({
    verb: "rule.edit",
    method: "POST",
    path: "/rules/:code",
    title: "设定一项规则的新版本",
    params,
    body: z.object({
      /** The newest version the editor started from. */
      version: z.int().min(0),
      basis: line(200),
      validFrom: isoDate,
      content: z.unknown(),
    }),
    result: z.object({ version: z.int() }),
  }),
};
