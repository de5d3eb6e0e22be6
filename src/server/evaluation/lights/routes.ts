import { lights } from "#contract/lights.ts";
import { handle } from "../../http/handle.ts";
import { endOverride, overrideLight, runLights } from "./commands.ts";
import { lightOverview } from "./overview.ts";
import { countLit } from "./reading.ts";
import { lightView } from "./queries.ts";
import { aboutView, listShown, readSubject } from "./viewing.ts";

/** How many months behind the overview shows. */
const months = 11;

export const lightRoutes = [
  handle(lights.overview, async ({ db, actor, query, today }) => {
    const view = await lightView(db, actor, query, today);
    return { ...aboutView(view), ...(await lightOverview(db, view, months)) };
  }),
  handle(lights.list, async ({ db, actor, query: { page, size, countyId, kind, ...filter }, today }) => {
    const view = await lightView(db, actor, { countyId, kind }, today);
    const rows = await listShown(db, view, filter, { page, size });
    return { rows, total: await countLit(db, view, filter) };
  }),
  handle(lights.read, ({ db, actor, params, today }) => readSubject(db, actor, params, today)),
  handle(lights.run, ({ tx, actor, today }) => runLights(tx, actor, today)),
  handle(lights.override, ({ tx, actor, params, body, today }) => overrideLight(tx, actor, params, body, today)),
  handle(lights.endOverride, ({ tx, actor, params: { overrideId, ...subject }, today }) =>
    endOverride(tx, actor, subject, overrideId, today),
  ),
];
