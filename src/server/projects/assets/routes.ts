import { assets } from "#contract/assets.ts";
import { may } from "#domain/access.ts";
import { handle } from "../../http/handle.ts";
import { readAssetChoices } from "./choices.ts";
import { askDisposal, decideDisposal, postDisposal, withdrawDisposal } from "./disposing.ts";
import { endLease, leaseAsset } from "./leasing.ts";
import { listAssets, tallyAssets } from "./list.ts";
import { readAssetsOfProject } from "./of-project.ts";
import { readAsset } from "./page.ts";
import { editAsset, registerAsset } from "./registering.ts";
import { listRents } from "./rents.ts";
import { revealCaretaker, revealLessee } from "./revealing.ts";
import { downloadAssets } from "./sheet.ts";
import { changeUse, lookBackAsset, recordCare } from "./upkeep.ts";
import { countAssetsWaiting } from "./waiting.ts";

export const assetRoutes = [
  handle(assets.list, async ({ db, actor, query: { page, size, ...filter }, today, ground }) => ({
    ...(await ground.answers.shared({ db, actor, question: ["assets", filter, today] }, () =>
      tallyAssets(db, actor, filter, today),
    )),
    rows: await listAssets(db, actor, filter, { page, size, today }),
    can: { write: may(actor, "asset.write") },
  })),
  handle(assets.choices, ({ db, actor, query }) => readAssetChoices(db, actor, query.countyId)),
  handle(assets.waiting, ({ db, actor, today }) => countAssetsWaiting(db, actor, today)),
  handle(assets.ofProject, ({ db, actor, params, today }) => readAssetsOfProject(db, actor, params.id, today)),
  handle(assets.read, ({ db, actor, params, today }) => readAsset(db, actor, params.id, today)),
  handle(assets.register, ({ tx, actor, body, today }) => registerAsset(tx, actor, body, today)),
  handle(assets.edit, ({ tx, actor, params, body, today }) => editAsset(tx, actor, { ...params, ...body }, today)),
  handle(assets.use, ({ tx, actor, params, body, today }) => changeUse(tx, actor, { ...params, ...body }, today)),
  handle(assets.phone, ({ tx, actor, params, body }) => revealCaretaker(tx, actor, { ...params, ...body })),
  handle(assets.lesseePhone, ({ tx, actor, params, body }) => revealLessee(tx, actor, { ...params, ...body })),
  handle(assets.sheet, ({ tx, actor, body, today }) => downloadAssets(tx, actor, body, today)),
  handle(assets.lease, ({ tx, actor, params, body: { version, ...lease }, today }) =>
    leaseAsset(tx, actor, { ...lease, at: { ...params, version } }, today),
  ),
  handle(assets.endLease, ({ tx, actor, params, body, today }) =>
    endLease(tx, actor, { ...body, assetId: params.id, id: params.leaseId }, today),
  ),
  handle(assets.rents, ({ db, actor, query, today }) => listRents(db, actor, query, today)),
  handle(assets.care, ({ tx, actor, params, body, today }) =>
    recordCare(tx, actor, { ...body, assetId: params.id }, today),
  ),
  handle(assets.lookBack, ({ tx, actor, params, body, today }) =>
    lookBackAsset(tx, actor, { ...body, assetId: params.id }, today),
  ),
  handle(assets.askDisposal, ({ tx, actor, params, body: { version, ...asked }, today }) =>
    askDisposal(tx, actor, { ...asked, at: { ...params, version } }, today),
  ),
  handle(assets.postDisposal, ({ tx, actor, params: { id, disposalId }, body: { version, ...posting }, today }) =>
    postDisposal(tx, actor, { ...posting, disposalId, at: { id, version } }, today),
  ),
  handle(assets.withdrawDisposal, ({ tx, actor, params, body, today }) =>
    withdrawDisposal(tx, actor, { ...params, ...body }, today),
  ),
  handle(assets.decideDisposal, ({ tx, actor, params: { id, disposalId }, body: { version, ...said }, today }) =>
    decideDisposal(tx, actor, { ...said, disposalId, at: { id, version } }, today),
  ),
];
