import { draws } from "#contract/draws.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { DrawFrame } from "#domain/inspections/draw/frame.ts";
import { readFrame } from "#domain/inspections/draw/frame-read.ts";
import { draw as drawn } from "#domain/inspections/draw/draw.ts";
import { abandonRefusals, commitRefusals, numberRefusals, revealRefusals } from "#domain/inspections/draw-step.ts";
import type { Db } from "../../db/db.ts";
import { handle } from "../../http/handle.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { certificateFile, certificateOf } from "./certificate.ts";
import { certificatePaper } from "./certificate-paper.ts";
import { abandonDraw, commitToDraw, enterNumber, revealSecret } from "./drawing.ts";
import { type DrawRow, findDraw, findResult, listDraws, readFrameText } from "./queries.ts";
import { freezeDraw, previewDraw } from "./freezing.ts";
import { sha256 } from "../../sha256.ts";
import { findInspection } from "../queries.ts";

async function getDraw(db: Db, actor: Actor, id: string): Promise<DrawRow> {
  const draw = await findDraw(db, actor, id);
  if (!draw) throw notFound("抽取");
  return draw;
}

async function getFrame(db: Db, draw: DrawRow): Promise<DrawFrame> {
  const frame = readFrame(await readFrameText(db, draw));
  if ("brokenLine" in frame) throw new Error(`The frozen frame cannot be read at line ${frame.brokenLine}`);
  return frame;
}

const settingsOf = ({ method, perObject, memory, inspectors, recusals, strata, units }: DrawFrame) => {
  const places = Map.groupBy(units, ({ stratum }) => stratum);
  return {
    method,
    perObject,
    memory,
    inspectors: inspectors.length,
    recusals: recusals.length,
    strata: strata.map(({ name, n }) => ({ name, n, places: places.get(name)?.length ?? 0 })),
  };
};

function canOf(draw: DrawRow, actor: Actor, today: IsoDate, result: boolean) {
  const { accountId } = actor;
  const officer = may(actor, "draw.commit");
  const writes = may(actor, "draw.write");
  return {
    commit: officer && commitRefusals(draw, { accountId, commitment: "" }, today).length === 0,
    number: writes && numberRefusals(draw, true, today).length === 0,
    reveal: officer && revealRefusals(draw, accountId, true).length === 0,
    abandon: writes && abandonRefusals(draw).length === 0,
    result,
    certificate: result,
  };
}

export const drawRoutes = [
  handle(draws.ofInspection, async ({ db, actor, params }) => {
    const inspection = await findInspection(db, actor, params.id);
    if (!inspection) throw notFound("督查");
    const rows = await listDraws(db, actor, inspection.countyId, inspection.id);
    return { rows: rows.map((row) => ({ ...row, officers: [...row.officers] })) };
  }),
  handle(draws.preview, ({ tx, actor, params, body, today }) => previewDraw(tx, actor, params.id, body, today)),
  handle(draws.freeze, ({ tx, actor, params, body, today, now }) =>
    freezeDraw(tx, actor, params.id, body, { today, now }),
  ),
  handle(draws.get, async ({ db, actor, params, today }) => {
    const draw = await getDraw(db, actor, params.id);
    const frame = await getFrame(db, draw);
    const result = (await findResult(db, draw, actor.accountId)) !== undefined;
    const { accountId } = actor;
    return {
      ...draw,
      title: frame.title,
      settings: settingsOf(frame),
      exclusions: [...frame.exclusions],
      accountId,
      myPosition: draw.officers.find((one) => one.accountId === accountId)?.position ?? null,
      officers: [...draw.officers],
      can: canOf(draw, actor, today, result),
    };
  }),
  handle(draws.frame, async ({ db, actor, params }) => {
    const draw = await getDraw(db, actor, params.id);
    const content = Buffer.from(await readFrameText(db, draw));
    return {
      fileName: `抽取底册-${draw.frameSha256.slice(0, 12)}.txt`,
      mediaType: "text/plain; charset=utf-8",
      content,
    };
  }),
  handle(draws.commit, ({ tx, actor, params, body, today, now }) =>
    commitToDraw(tx, actor, params.id, body.commitment, { today, now }),
  ),
  handle(draws.number, ({ tx, actor, params, body, today, now }) =>
    enterNumber(tx, actor, params.id, body.number, { today, now }),
  ),
  handle(draws.reveal, ({ tx, actor, params, body, today, now }) =>
    revealSecret(tx, actor, params.id, body.secret, { today, now }),
  ),
  handle(draws.abandon, ({ tx, actor, params, body, today, now }) =>
    abandonDraw(tx, actor, params.id, body.reason, { today, now }),
  ),
  handle(draws.result, async ({ db, actor, params }) => {
    const draw = await getDraw(db, actor, params.id);
    const result = await findResult(db, draw, actor.accountId);
    if (!result) throw notFound("抽取结果");
    const frame = await getFrame(db, draw);
    const names = new Map(frame.inspectors.map(({ id, name }) => [id, name]));
    const { objects } = drawn(frame, result.seed, sha256);
    return {
      resultSha256: result.resultSha256,
      seed: result.seed,
      sealed: result.sealed,
      objects: objects.map(({ unitId, inspectorIds, ...one }, at) => ({
        ...one,
        id: unitId,
        position: at + 1,
        inspectors: inspectorIds.map((id) => names.get(id) ?? ""),
      })),
    };
  }),
  handle(draws.certificate, async ({ db, actor, params }) => {
    const draw = await getDraw(db, actor, params.id);
    return certificateFile(draw, await certificateOf(db, draw, actor.accountId));
  }),
  handle(draws.paper, async ({ db, actor, params }) => {
    const draw = await getDraw(db, actor, params.id);
    const certificate = await certificateOf(db, draw, actor.accountId);
    return certificatePaper(draw, await getFrame(db, draw), certificate, await demoMarkOf(db, [draw.countyId]));
  }),
];
