import { bulletinItems } from "#contract/bulletin-items.ts";
import { series } from "#contract/series.ts";
import { handle } from "../http/handle.ts";
import { addItem, arrangeItems, editItem, handInItem, removeItem, returnItem } from "./items.ts";
import { createSeries, listSeries, saveSeries } from "./series.ts";

/** 简报系列 and the items of several authors. */
export const briefingRoutes = [
  handle(series.list, ({ db, actor, query }) => listSeries(db, actor, query)),
  handle(series.create, (call) => createSeries(call, call.body)),
  handle(series.save, (call) => saveSeries(call, call.params.id, call.body)),
  handle(bulletinItems.create, (call) => addItem(call, call.params.id, call.body)),
  handle(bulletinItems.save, (call) => editItem(call, call.params.id, call.body.version, call.body)),
  handle(bulletinItems.handIn, (call) => handInItem(call, call.params.id, call.body.version)),
  handle(bulletinItems.return, (call) => returnItem(call, call.params.id, call.body)),
  handle(bulletinItems.remove, (call) => removeItem(call, call.params.id, call.body.version)),
  handle(bulletinItems.arrange, (call) => arrangeItems(call, call.params.id, call.body.items)),
];
