import { projectGates } from "#contract/project-gates.ts";
import { handle } from "../../http/handle.ts";
import { countWorkWaiting, listWorkWaiting } from "../works/waiting.ts";
import { arrangeDuty, endDuty, readDuties } from "./duties.ts";
import { exemptTender } from "./exemptions.ts";
import { attachToProject, downloadProjectFile } from "./files.ts";
import { readGates } from "./page.ts";
import { passGate } from "./passing.ts";
import { adjustGatePlan, previewGatePlan, scheduleProject } from "./scheduling.ts";
import { readSplitting } from "./splitting.ts";
import { undoGate } from "./undoing.ts";

export const projectGateRoutes = [
  handle(projectGates.read, ({ db, actor, params, today }) => readGates(db, actor, params.id, today)),
  handle(projectGates.pass, ({ tx, actor, params, body, today }) =>
    passGate(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projectGates.undo, ({ tx, actor, params, body, today }) => undoGate(tx, actor, { ...params, ...body }, today)),
  handle(projectGates.splitting, ({ db, actor, params, query, today }) =>
    readSplitting(db, actor, { ...params, ...query, category: query.procurementCategory }, today),
  ),
  handle(projectGates.exempt, ({ tx, actor, params, body, today }) =>
    exemptTender(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projectGates.preview, ({ db, actor, params, query, today }) =>
    previewGatePlan(db, actor, { ...params, finishOn: query.finishOn }, today),
  ),
  handle(projectGates.schedule, ({ tx, actor, params, body, today }) =>
    scheduleProject(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectGates.adjust, ({ tx, actor, params, body, today }) =>
    adjustGatePlan(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectGates.attach, ({ tx, actor, params, query, file, ground }) =>
    attachToProject(tx, actor, { ...params, ...query, dataDir: ground.config.dataDir }, file),
  ),
  handle(projectGates.file, ({ tx, actor, params, ground }) =>
    downloadProjectFile(tx, actor, ground.config.dataDir, params.id, params.projectFileId),
  ),
  handle(projectGates.duties, ({ db, actor }) => readDuties(db, actor)),
  handle(projectGates.arrangeDuty, ({ tx, actor, body }) => arrangeDuty(tx, actor, body)),
  handle(projectGates.endDuty, ({ tx, actor, params }) => endDuty(tx, actor, params.dutyId)),
  handle(projectGates.waiting, ({ db, actor, today }) => countWorkWaiting(db, actor, today)),
  handle(projectGates.waitingList, ({ db, actor, query, today }) => listWorkWaiting(db, actor, query, today)),
];
