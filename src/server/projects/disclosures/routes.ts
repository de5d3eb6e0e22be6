import { disclosures } from "#contract/disclosures.ts";
import { handle } from "../../http/handle.ts";
import { answerObjection, revealObjector } from "./answering.ts";
import { listDisclosures, listPlacesToFilter, tallyDisclosures } from "./list.ts";
import { recordObjection } from "./objecting.ts";
import { draftNotice, readOfProject } from "./of-project.ts";
import { downloadPaper } from "./paper.ts";
import { postNotices } from "./posting.ts";
import { downloadDisclosures } from "./sheet.ts";
import { readNotice } from "./shown.ts";
import { withdrawNotice } from "./withdrawing.ts";

export const disclosureRoutes = [
  handle(disclosures.list, async ({ db, actor, query: { page, size, ...filter }, today }) => ({
    rows: await listDisclosures(db, actor, filter, { page, size, today }),
    ...(await tallyDisclosures(db, actor, filter, today)),
    ...(await listPlacesToFilter(db, actor, filter.countyId)),
  })),
  handle(disclosures.sheet, ({ tx, actor, body, today }) => downloadDisclosures(tx, actor, body, today)),
  handle(disclosures.ofProject, ({ db, actor, params, today }) => readOfProject(db, actor, params.id, today)),
  handle(disclosures.preview, ({ db, actor, params, query, today }) => draftNotice(db, actor, params.id, query, today)),
  handle(disclosures.post, ({ tx, actor, params, body, today }) => postNotices(tx, actor, params.id, body, today)),
  handle(disclosures.read, ({ db, actor, params, today }) => readNotice(db, actor, params.id, today)),
  handle(disclosures.paper, ({ tx, actor, params, today }) => downloadPaper(tx, actor, params.id, today)),
  handle(disclosures.withdraw, ({ tx, actor, params, body, today }) =>
    withdrawNotice(tx, actor, params.id, body.reason, today),
  ),
  handle(disclosures.object, ({ tx, actor, params, body, today }) =>
    recordObjection(tx, actor, params.id, body, today),
  ),
  handle(disclosures.answer, ({ tx, actor, params, body, today }) =>
    answerObjection(tx, actor, params.id, body, today),
  ),
  handle(disclosures.reveal, ({ tx, actor, params, body }) => revealObjector(tx, actor, params.id, body.reason)),
];
