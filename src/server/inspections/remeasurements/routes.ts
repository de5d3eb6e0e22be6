import { remeasurements } from "#contract/remeasurements.ts";
import { handle } from "../../http/handle.ts";
import { drawSampleOf } from "./drawing.ts";
import { freezeSample } from "./freezing.ts";
import { recordMeasurement } from "./measuring.ts";
import { samplePaper } from "./paper.ts";
import { listSamples, readSample } from "./reading.ts";

export const remeasurementRoutes = [
  handle(remeasurements.list, ({ db, actor, query }) => listSamples(db, actor, query)),
  handle(remeasurements.freeze, ({ tx, actor, body, today }) => freezeSample(tx, actor, body, today)),
  handle(remeasurements.read, ({ db, actor, params }) => readSample(db, actor, params.id)),
  handle(remeasurements.draw, ({ tx, actor, params, today }) => drawSampleOf(tx, actor, params.id, today)),
  handle(remeasurements.measure, ({ tx, actor, params: { id: sampleId, projectId }, body, today }) =>
    recordMeasurement(tx, actor, { ...body, sampleId, projectId }, today),
  ),
  handle(remeasurements.paper, ({ db, actor, params }) => samplePaper(db, actor, params.id)),
];
