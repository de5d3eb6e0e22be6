import { z } from "zod";
import { problemAspects } from "#domain/cases/problem-aspects.ts";
import { countyId, id, isoDate, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const survivalFilter = { countyId: countyId.optional(), aspect: z.enum(problemAspects).optional() };

export const caseFollowUp = {
  checks: route({
    verb: "case.read",
    method: "GET",
    path: "/case-checks",
    title: "巩固期检查：已到期和三十天内到期的",
    query: z.object({
      countyId: countyId.optional(),
      townshipId: id.optional(),
      when: z.enum(["due", "soon"]).optional(),
      ...paging,
    }),
    result: pageOf(
      z.object({
        id,
        caseId: id,
        county: z.string(),
        township: z.string(),
        village: z.string(),
        month: z.int(),
        dueOn: isoDate,
        /** Days past the due day; negative: days still to go. */
        late: z.int(),
        delistedOn: isoDate,
        version,
      }),
    ).extend({ due: z.int(), can: z.object({ follow: z.boolean() }) }),
  }),
  survival: route({
    verb: "case.read",
    method: "GET",
    path: "/case-survival",
    title: "销号后巩固情况，按问题类型",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      dataOn: isoDate,
      groups: z.array(
        z.object({
          /** null: all delisted villages. */
          aspect: z.enum(problemAspects).nullable(),
          villages: z.int(),
          relapsed: z.int(),
          longest: z.int(),
          steps: z.array(z.object({ days: z.int(), atRisk: z.int(), relapsed: z.int(), sound: z.number() })),
          /** After so many months: watched so long, and the share still sound; null where nobody was watched so long. */
          marks: z.array(z.object({ months: z.int(), days: z.int(), watched: z.int(), sound: z.number().nullable() })),
        }),
      ),
    }),
  }),
  survivors: route({
    verb: "case.read",
    method: "GET",
    path: "/case-survival/villages",
    title: "销号村名单：某类问题、是否反弹、至少观察多少天",
    query: z.object({
      ...survivalFilter,
      relapsed: z.stringbool().optional(),
      watchedDays: z.coerce.number().int().min(0).max(100_000).optional(),
      ...paging,
    }),
    result: pageOf(
      z.object({
        id,
        county: z.string(),
        township: z.string(),
        village: z.string(),
        delistedOn: isoDate,
        relapsedOn: isoDate.nullable(),
        /** Watched until its file went into that of another village. */
        mergedOn: isoDate.nullable(),
        days: z.int(),
      }),
    ),
  }),
};
