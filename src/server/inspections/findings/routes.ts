import { addMonths } from "#domain/date.ts";
import { may } from "#domain/access.ts";
import { findings } from "#contract/findings.ts";
import { handle } from "../../http/handle.ts";
import { assignFindings, postponeFinding, withdrawFinding } from "./assigning.ts";
import { readFindingChoices } from "./choices.ts";
import { attachToFinding, downloadFindingFile } from "./files.ts";
import { checkFinding, closeFinding, returnFinding, reviewFinding, townCheck } from "./judging.ts";
import { lightLines } from "../../cases/queries.ts";
import { countyWords, shownFinding } from "./lines.ts";
import { listEarlier, listFindings, tallyFindings } from "./list.ts";
import { listLookBacks, recordLookBack } from "./look-backs.ts";
import { readFinding } from "./page.ts";
import { recallRequest, requestClosing, startRectifying, writeProgress } from "./rectifying.ts";
import { registerFinding } from "./registering.ts";
import { downloadFindings } from "./sheet.ts";

export const findingRoutes = [
  handle(findings.list, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const lines = await lightLines(db, actor, today);
    const tally = await tallyFindings(db, actor, filter, lines);
    const rows = await listFindings(db, actor, filter, lines, { page, size, open: tally.open });
    const words = await countyWords(
      db,
      rows.map(({ countyId }) => countyId),
      today,
    );
    const { total, open, closed, red, yellow, green, none, townCheck: atTown, assign, rectify, check, close } = tally;
    return {
      rows: rows.map((row) => shownFinding(actor, row, lines, words)),
      total,
      open,
      closed,
      waiting: { assign, rectify, "town-check": atTown, check, close },
      lights: { red, yellow, green, none },
      can: {
        write: may(actor, "finding.write"),
        assign: may(actor, "finding.assign"),
        lookBack: may(actor, "finding.look-back"),
      },
    };
  }),
  handle(findings.choices, async ({ db, actor, query, today }) =>
    readFindingChoices(db, actor, query.countyId, await lightLines(db, actor, today)),
  ),
  handle(findings.earlier, async ({ db, actor, query, today }) => ({
    rows: await listEarlier(db, actor, { ...query, since: addMonths(today, -12) }),
  })),
  handle(findings.read, async ({ db, actor, params, today }) =>
    readFinding(db, actor, params.id, await lightLines(db, actor, today)),
  ),
  handle(findings.register, ({ tx, actor, body, today }) => registerFinding(tx, actor, body, today)),
  handle(findings.assign, ({ tx, actor, body, today }) => assignFindings(tx, actor, body, today)),
  handle(findings.withdraw, ({ tx, actor, params, body, today }) =>
    withdrawFinding(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.postpone, ({ tx, actor, params, body, today }) =>
    postponeFinding(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.start, ({ tx, actor, params, body, today }) =>
    startRectifying(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.progress, ({ tx, actor, params, body, today }) =>
    writeProgress(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.request, ({ tx, actor, params, body, today }) =>
    requestClosing(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.recall, ({ tx, actor, params, body, today }) =>
    recallRequest(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.townCheck, ({ tx, actor, params, body, today }) =>
    townCheck(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.check, ({ tx, actor, params, body, today }) =>
    checkFinding(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.return, ({ tx, actor, params, body, today }) =>
    returnFinding(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.review, ({ tx, actor, params, body, today }) =>
    reviewFinding(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.close, ({ tx, actor, params, body, today }) =>
    closeFinding(tx, actor, { ...params, ...body }, today),
  ),
  handle(findings.attach, ({ tx, actor, params, query, file, ground }) =>
    attachToFinding(tx, actor, { ...params, ...query, dataDir: ground.config.dataDir }, file),
  ),
  handle(findings.file, ({ tx, actor, params, ground }) =>
    downloadFindingFile(tx, actor, ground.config.dataDir, params.id, params.fileId),
  ),
  handle(findings.ledger, ({ tx, actor, body, today }) => downloadFindings(tx, actor, body, today)),
  handle(findings.lookBack, ({ tx, actor, params, body: { id: lookBackId, ...body }, today }) =>
    recordLookBack(tx, actor, { ...body, ...params, lookBackId }, today),
  ),
  handle(findings.lookBacks, ({ db, actor, query }) => listLookBacks(db, actor, query)),
];
