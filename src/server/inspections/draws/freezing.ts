import { sql } from "kysely";
import type { draws } from "#contract/draws.ts";
import { conflict, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { drawAlgorithm, type DrawFrame, type EarlierDraw } from "#domain/inspections/draw/frame.ts";
import { frameRefusals } from "#domain/inspections/draw/frame-refusals.ts";
import { frameText } from "#domain/inspections/draw/frame-text.ts";
import { frameRefusalSentence } from "#domain/inspections/draw/labels.ts";
import { frameHash } from "#domain/inspections/draw/seed.ts";
import { buildFrame, type Candidate, countStrata } from "#domain/inspections/frame-building.ts";
import { publishedReason, type RecusalFact, recusalsOf } from "#domain/inspections/recusal.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { sqlState } from "../../db/retry.ts";
import { ruleOf } from "../../rules/queries.ts";
import { sha256 } from "../../sha256.ts";
import { type DrawRow, listDraws } from "./queries.ts";
import { listCandidates, lockYear } from "./frame-facts.ts";
import { againstExclusions, againstInspection, againstSettings, reason, type Settings } from "./frame-reasons.ts";
import { findInspection, type InspectionRow, listMembers, lockInspection, type MemberRow } from "../queries.ts";
import { listRecusalFacts } from "../inspectors.ts";

interface Built {
  readonly frame: DrawFrame;
  readonly candidates: readonly Candidate[];
  readonly cap: number | null;
  readonly members: readonly MemberRow[];
  readonly villages: readonly string[];
  readonly reasons: readonly Reason[];
}

/** What would be frozen with these settings, and every reason against it. */
async function build(
  db: Db,
  actor: Actor,
  inspection: InspectionRow,
  settings: Settings,
  today: IsoDate,
  repeatReason: string,
): Promise<Built> {
  const { countyId, subject } = inspection;
  const cap = subject === "township" ? null : (await ruleOf(db, countyId, "visit-cap", today)).content.perMonth;
  const candidates = await listCandidates(db, actor, inspection);
  const seenFrom = settings.memoryMonths > 0 ? addMonths(today, -settings.memoryMonths) : null;
  const { unsized, ...built } = buildFrame(candidates, { ...settings, cap, seenFrom });
  const members = await listMembers(db, actor, inspection);
  const earlier = await listDraws(db, actor, countyId, inspection.id);
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const units = built.units.map(({ id }) => byId.get(id)!);
  const facts = await listRecusalFacts(
    db,
    countyId,
    members.map(({ personId }) => personId),
    today,
  );
  const frame = frameOf(inspection, settings, { built, members, earlier, facts, units, today, repeatReason });
  const villages = [...new Set(units.flatMap(({ villageId }) => villageId ?? []))];
  const reasons = [
    ...againstSettings(settings, unsized, today),
    ...againstExclusions(settings, byId),
    ...(await againstInspection(db, inspection, members, earlier, villages)),
    ...frameRefusals(frame).map((one) => reason(one.rule, `${frameRefusalSentence(one)}。`)),
  ];
  return { frame, candidates, cap, members, villages, reasons };
}

interface Parts {
  readonly built: Pick<DrawFrame, "units" | "exclusions" | "strata">;
  readonly members: readonly MemberRow[];
  readonly earlier: readonly DrawRow[];
  readonly facts: readonly RecusalFact[];
  readonly units: readonly Candidate[];
  readonly today: IsoDate;
  readonly repeatReason: string;
}

function frameOf(inspection: InspectionRow, settings: Settings, parts: Parts): DrawFrame {
  const { built, members, earlier, facts, units, today, repeatReason } = parts;
  const { method, clusterChoice, allocation, memory, perObject, publicSource, publicOn, byGroup } = settings;
  const oldestFirst = earlier.toReversed();
  return {
    inspectionId: inspection.id,
    title: inspection.title,
    day: today,
    number: earlier.length + 1,
    earlier: oldestFirst.map((one, i) => earlierOf(one, oldestFirst[i + 1]?.repeatReason ?? repeatReason)),
    ...{ method, clusterChoice, allocation, memory, perObject },
    ...built,
    inspectors: members.map(({ personId, name, groupNumber }) => ({
      id: personId,
      name,
      group: byGroup ? `第 ${groupNumber} 组` : "",
    })),
    recusals: recusalsOf(facts, units).map(({ inspectorId, unitId, kind }) => ({
      inspectorId,
      unitId,
      reason: publishedReason[kind],
    })),
    publicSource: publicSource === "" ? "" : `${publicSource}（${publicOn ?? ""} 公布）`,
  };
}

const earlierOf = ({ number, status, frameSha256, abandonReason }: DrawRow, because: string): EarlierDraw => ({
  number,
  status: status === "drawn" ? "drawn" : "abandoned",
  frameSha256,
  reason: status === "drawn" ? because : abandonReason,
});

/** Counts and reasons; nothing is written. */
export async function previewDraw(db: Db, actor: Actor, inspectionId: string, settings: Settings, today: IsoDate) {
  const inspection = await findInspection(db, actor, inspectionId);
  if (!inspection) throw notFound("督查");
  const { frame, candidates, cap, reasons } = await build(db, actor, inspection, settings, today, "重新抽取");
  const seenFrom = settings.memoryMonths > 0 ? addMonths(today, -settings.memoryMonths) : null;
  return {
    cap,
    strata: countStrata(candidates, { ...settings, cap, seenFrom }),
    units: frame.units.length,
    exclusions: [...frame.exclusions],
    inspectors: frame.inspectors.length,
    recusals: frame.recusals.length,
    refusals: reasons.slice(0, 50).map(({ sentence }) => sentence),
  };
}

type Freezing = Body<typeof draws.freeze>;

/** 底册定格：from here on nothing of it is ever changed; a repeat takes back what was drawn before. */
export async function freezeDraw(
  tx: Tx,
  actor: Actor,
  inspectionId: string,
  { id, version, repeatReason, ...settings }: Freezing,
  { today, now }: { readonly today: IsoDate; readonly now: Date },
) {
  const seen = await findInspection(tx, actor, inspectionId);
  if (!seen) throw notFound("督查");
  await lockYear(tx, seen);
  const inspection = (await lockInspection(tx, actor, inspectionId))!;
  if (inspection.version !== version) throw stale("督查");
  const { frame, members, villages, reasons } = await build(tx, actor, inspection, settings, today, repeatReason);
  const repeated =
    frame.number > 1 && repeatReason === ""
      ? [reason("repeat-reason", "重新抽取须说明理由，理由随历次抽取一并公布。", "repeatReason")]
      : [];
  const why = [...repeated, ...reasons];
  if (why.length > 0) throw refused(why.slice(0, 50));
  const { countyId } = inspection;
  const frameSha256 = await saveFrozen(tx, actor, {
    id,
    inspection,
    settings,
    repeatReason,
    frame,
    members,
    villages,
    now,
  });
  await tx
    .updateTable("inspection")
    .set({ status: "planned", version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", inspectionId)
    .execute();
  const detail = { action: "freeze", drawId: id, number: frame.number, sha256: frameSha256, reason: repeatReason };
  await record(tx, actor, { verb: "draw.write", countyId, subjectId: inspectionId, detail });
  return { number: frame.number, frameSha256 };
}

interface Frozen extends Pick<Built, "frame" | "members" | "villages"> {
  readonly id: string;
  readonly inspection: InspectionRow;
  readonly settings: Pick<Settings, "publicSource" | "publicOn">;
  readonly repeatReason: string;
  readonly now: Date;
}

async function saveFrozen(tx: Tx, actor: Actor, frozen: Frozen): Promise<string> {
  const { id, inspection, settings, repeatReason, frame, members, villages, now } = frozen;
  const { countyId, id: inspectionId } = inspection;
  const text = frameText(frame);
  const frameSha256 = frameHash(sha256, text);
  const [last] = await listDraws(tx, actor, countyId, inspectionId);
  await tx
    .insertInto("draw")
    .values({
      countyId,
      id,
      inspectionId,
      number: frame.number,
      algorithm: drawAlgorithm,
      frame: text,
      frameSha256,
      publicSource: settings.publicSource,
      publicOn: settings.publicOn,
      readers: members.flatMap(({ accountId }) => accountId ?? []),
      villages: [...villages],
      objects: frame.strata.reduce((sum, { n }) => sum + n, 0),
      repeatsId: last?.id ?? null,
      repeatReason: last ? repeatReason : "",
      frozenBy: actor.accountId,
      frozenAt: now,
    })
    .execute()
    .catch(inWords);
  return frameSha256;
}

function inWords(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (sqlState(error) !== "23505") throw error;
  throw conflict(
    constraint === "draw_pkey"
      ? "该编号已被占用，可能已经保存过。请刷新后核对。"
      : "已有一次抽取正在进行，可能刚由他人定格。请刷新后核对。",
  );
}
