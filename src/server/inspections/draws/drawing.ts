import { sql } from "kysely";
import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { draw as drawn } from "#domain/inspections/draw/draw.ts";
import { readFrame } from "#domain/inspections/draw/frame-read.ts";
import { resultText } from "#domain/inspections/draw/result-text.ts";
import { commitmentOf, frameHash, isPublicNumber, isSecret, seedOf } from "#domain/inspections/draw/seed.ts";
import {
  abandonRefusals,
  commitRefusals,
  type DrawRefusal,
  numberRefusals,
  revealRefusals,
} from "#domain/inspections/draw-step.ts";
import { drawRefusalLabel } from "#domain/inspections/inspection-labels.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { sqlState } from "../../db/retry.ts";
import { type DrawRow, lockDraw, readFrameText, readSecretsForDraw, withSealOpen } from "./queries.ts";
import { sha256 } from "../../sha256.ts";

export interface Moment {
  readonly today: IsoDate;
  readonly now: Date;
}

async function ownDraw(tx: Tx, actor: Actor, id: string): Promise<DrawRow> {
  const draw = await lockDraw(tx, actor, id);
  if (!draw) throw notFound("抽取");
  return draw;
}

function refuse(why: readonly DrawRefusal[]): void {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${drawRefusalLabel[rule]}。` })));
}

/** When a step was taken: never before the step it follows, though the clocks of two servers differ or a request waited for another. */
function timeOf(now: Date, { frozenAt, officers }: DrawRow): Date {
  const before = [
    frozenAt,
    ...officers.flatMap(({ committedAt, revealedAt }) => [committedAt, revealedAt ?? frozenAt]),
  ];
  return new Date(Math.max(now.getTime(), ...before.map((one) => Date.parse(one))));
}

/** 承诺：only the hash of a secret; the second one closes the door. */
export async function commitToDraw(tx: Tx, actor: Actor, id: string, commitment: string, { today, now }: Moment) {
  const draw = await ownDraw(tx, actor, id);
  const { accountId } = actor;
  refuse(commitRefusals(draw, { accountId, commitment }, today));
  const { countyId } = draw;
  const position = draw.officers.length + 1;
  await tx
    .insertInto("drawOfficer")
    .values({ countyId, drawId: id, accountId, position, commitment, committedAt: timeOf(now, draw) })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) === "23505") throw conflict("另一名抽取人刚刚提交，请刷新后核对。");
      throw error;
    });
  const status = position === 2 ? "committed" : "frozen";
  await saveStep(tx, draw, { status });
  await trace(tx, actor, draw, { action: "pledge", position, sha256: commitment });
  return { status } as const;
}

/** 公开数字：once, after both commitments and before any secret, so that whoever enters it cannot know what it will do. */
export async function enterNumber(tx: Tx, actor: Actor, id: string, number: string, { today, now }: Moment) {
  const draw = await ownDraw(tx, actor, id);
  refuse(numberRefusals(draw, isPublicNumber(number), today));
  await saveStep(tx, draw, { publicNumber: number, publicBy: actor.accountId, publicAt: timeOf(now, draw) });
  await record(tx, actor, {
    verb: "draw.write",
    countyId: draw.countyId,
    subjectId: draw.inspectionId,
    detail: { action: "number", drawId: id, number },
  });
  return { done: true } as const;
}

/**
 * 揭示：the second one draws in the same transaction. A server killed in between has neither the secret nor a result, and the officer reveals
 * again. Nothing of what was drawn goes back to him.
 */
export async function revealSecret(tx: Tx, actor: Actor, id: string, secret: string, { now }: Moment) {
  const draw = await ownDraw(tx, actor, id);
  const { accountId } = actor;
  const { countyId, frameSha256 } = draw;
  const mine = draw.officers.find((officer) => officer.accountId === accountId);
  const fits = isSecret(secret) && mine?.commitment === commitmentOf(sha256, frameSha256, accountId, secret);
  refuse(revealRefusals(draw, accountId, fits));
  const at = timeOf(now, draw);
  await tx
    .insertInto("drawSecret")
    .values({ countyId, drawId: id, accountId, secret, readers: draw.readers })
    .execute();
  await tx
    .updateTable("drawOfficer")
    .set({ revealedAt: at })
    .where("countyId", "=", countyId)
    .where("drawId", "=", id)
    .where("accountId", "=", accountId)
    .execute();
  const last = draw.officers.every((officer) => officer.revealed || officer.accountId === accountId);
  await trace(tx, actor, draw, { action: "reveal", position: mine!.position });
  if (!last) {
    await saveStep(tx, draw, {});
    return { status: "committed" } as const;
  }
  await makeResult(tx, draw);
  await saveStep(tx, draw, { status: "drawn", drawnAt: at });
  await tx
    .updateTable("inspection")
    .set({ status: "drawn", version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", draw.inspectionId)
    .execute();
  return { status: "drawn" } as const;
}

async function makeResult(tx: Tx, draw: DrawRow) {
  const { countyId, id, frameSha256, publicNumber, readers } = draw;
  const text = await readFrameText(tx, draw);
  if (frameHash(sha256, text) !== frameSha256) throw new Error("The frozen frame no longer has its hash");
  const frame = readFrame(text);
  if ("brokenLine" in frame) throw new Error(`The frozen frame cannot be read at line ${frame.brokenLine}`);
  const secrets = await withSealOpen(tx, id, () => readSecretsForDraw(tx, draw));
  const [first, second] = draw.officers.map(({ accountId }) => secrets.get(accountId)!);
  const seed = seedOf(sha256, frameSha256, first!, second!, publicNumber);
  const result = resultText(drawn(frame, seed, sha256));
  const row = { countyId, drawId: id, seed, result, resultSha256: frameHash(sha256, result), sealed: true, readers };
  await tx.insertInto("drawResult").values(row).execute();
}

/** 作废：at any stage before it is drawn; it stays on the list with its reason. */
export async function abandonDraw(tx: Tx, actor: Actor, id: string, reason: string, { now }: Moment) {
  const draw = await ownDraw(tx, actor, id);
  refuse(abandonRefusals(draw));
  await saveStep(tx, draw, {
    status: "abandoned",
    abandonReason: reason,
    abandonedBy: actor.accountId,
    abandonedAt: now,
  });
  await record(tx, actor, {
    verb: "draw.write",
    countyId: draw.countyId,
    subjectId: draw.inspectionId,
    detail: { action: "abandon", drawId: id, reason },
  });
  return { status: "abandoned" } as const;
}

interface Step {
  readonly status?: DrawRow["status"];
  readonly publicNumber?: string;
  readonly publicBy?: string;
  readonly publicAt?: Date;
  readonly drawnAt?: Date;
  readonly abandonReason?: string;
  readonly abandonedBy?: string;
  readonly abandonedAt?: Date;
}

const saveStep = (tx: Tx, { countyId, id }: DrawRow, step: Step) =>
  tx
    .updateTable("draw")
    .set({ ...step, version: sql`version + 1` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();

const trace = (tx: Tx, actor: Actor, draw: DrawRow, detail: Readonly<Record<string, unknown>>) =>
  record(tx, actor, {
    verb: "draw.commit",
    countyId: draw.countyId,
    subjectId: draw.inspectionId,
    detail: { ...detail, drawId: draw.id },
  });
