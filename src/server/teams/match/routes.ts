import { matches } from "#contract/match.ts";
import { handle } from "../../http/handle.ts";
import type { PackHooks } from "../packing.ts";
import { confirmMatch, discardMatch, runMatch } from "./commands.ts";
import { getDistances, saveDistances } from "./distances.ts";
import { exportMatch, matchDocument } from "./document.ts";
import { changeMatch, listSeatCandidates, undoChange } from "./edits.ts";
import { pinByHand, setPinRemoved } from "./pins.ts";
import { getMatchOverview } from "./overview.ts";
import { getRunView } from "./view.ts";

/** `hooks` is what the later stages put into a pack; app.ts joins them. */
export const matchRoutes = (hooks: PackHooks) => [
  handle(matches.overview, ({ db, actor, params, today }) => getMatchOverview(db, actor, params.id, today)),
  handle(matches.pin, ({ tx, actor, params, body, today }) => pinByHand(tx, actor, params.id, body, today)),
  handle(matches.unpin, ({ tx, actor, params, now }) => setPinRemoved(tx, actor, params.id, now)),
  handle(matches.repin, ({ tx, actor, params }) => setPinRemoved(tx, actor, params.id, null)),
  handle(matches.distances, ({ db, actor, params }) => getDistances(db, actor, params.id)),
  handle(matches.saveDistances, ({ tx, actor, params, body }) => saveDistances(tx, actor, params.id, body.rows)),
  handle(matches.run, ({ tx, actor, params, body, today, now }) =>
    runMatch(tx, actor, params.id, body, { today, now }),
  ),
  handle(matches.read, ({ db, actor, params, now, today }) => getRunView(db, actor, params.id, { now, today })),
  handle(matches.candidates, ({ db, actor, params, query }) => listSeatCandidates(db, actor, params.id, query)),
  handle(matches.change, ({ tx, actor, params, body, now }) => changeMatch(tx, actor, params.id, body, now)),
  handle(matches.undo, ({ tx, actor, params, body }) => undoChange(tx, actor, params.id, body.version)),
  handle(matches.confirm, ({ tx, actor, params, body, now, today }) =>
    confirmMatch(tx, actor, params.id, body.version, { now, today, hooks }),
  ),
  handle(matches.discard, ({ tx, actor, params, body }) => discardMatch(tx, actor, params.id, body)),
  handle(matches.export, ({ tx, actor, params, now, today }) => exportMatch(tx, actor, params.id, { now, today })),
  handle(matches.document, ({ tx, actor, params, now, today }) => matchDocument(tx, actor, params.id, { now, today })),
];
