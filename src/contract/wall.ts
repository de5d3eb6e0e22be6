import { z } from "zod";
import { standing } from "./cases.ts";
import { countyId, done, id, isoDate, line } from "./common.ts";
import { route } from "./route.ts";

/** Thousandths of the sheet; a township that came late stands below it. */
const place = z.int().min(0).max(2000);
const block = z.object({ x: place, y: place, width: z.int().min(1).max(1000), height: z.int().min(1).max(1000) });
const wallChoice = z.object({ countyId: countyId.optional(), roundId: id.optional() });

export const wall = {
  read: route({
    verb: "wall.read",
    method: "GET",
    path: "/wall",
    title: "挂图作战：一个县的全部村（社区），按乡镇分块、按亮灯着色",
    query: wallChoice,
    result: z.object({
      countyId,
      county: z.string(),
      round: z.object({ id, name: z.string() }).nullable(),
      dataOn: isoDate,
      townships: z.array(
        z.object({
          id,
          name: z.string(),
          block,
          villages: z.array(
            z.object({
              id,
              name: z.string(),
              shortName: z.string(),
              listed: z.object({ caseId: id, ...standing }).nullable(),
            }),
          ),
        }),
      ),
      map: z.object({ offered: z.boolean(), outlined: z.boolean(), located: z.int(), villages: z.int() }),
      can: z.object({ edit: z.boolean() }),
    }),
  }),
  map: route({
    verb: "wall.read",
    method: "GET",
    path: "/wall/map",
    title: "挂图作战的地图：县域轮廓和各村位置",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
      reviewNumber: z.string(),
      source: z.string(),
      places: z.array(z.object({ villageId: id, longitude: z.number(), latitude: z.number() })),
    }),
  }),
  arrange: route({
    verb: "wall.edit",
    method: "PUT",
    path: "/wall/blocks",
    title: "保存挂图版面",
    body: z.object({
      blocks: z
        .array(block.extend({ townshipId: id }))
        .min(1)
        .max(500),
    }),
    result: done,
  }),
  layOut: route({
    verb: "wall.edit",
    method: "POST",
    path: "/wall/layout",
    title: "挂图版面重新自动排布",
    result: done,
  }),
  outline: route({
    verb: "wall.edit",
    method: "PUT",
    path: "/wall/outline",
    title: "上传县域轮廓（GeoJSON，须注明审图号和来源）",
    body: z.object({ geojson: z.unknown(), reviewNumber: line(40), source: line(200) }),
    result: done,
  }),
};
