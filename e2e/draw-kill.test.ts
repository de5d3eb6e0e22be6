import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { draw as drawn } from "../src/domain/inspections/draw/draw.ts";
import { readFrame } from "../src/domain/inspections/draw/frame-read.ts";
import { resultText } from "../src/domain/inspections/draw/result-text.ts";
import { commitmentOf, seedOf } from "../src/domain/inspections/draw/seed.ts";
import { verifyCertificate } from "../src/domain/inspections/draw/verify.ts";
import { sha256 } from "../src/server/sha256.ts";
import { ask } from "../src/server/testing/ask.ts";
import { actAs, type Send } from "./county.ts";
import { databaseOf, hold, releaseAll } from "./database.ts";
import { type Program, startProgram } from "./program.ts";

// The draw of the demo that waits for its second officer: 段某 has committed to the secret the manual tells.

const password = "Kanyikan-2026";
const secrets = ["0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4)] as const;
let dataDir: string;
let program: Program;
let one: Send;
let other: Send;
let id: string;

beforeAll(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-draw-kill-"));
  await fs.chmod(dataDir, 0o711);
  program = await startProgram({ DATA_DIR: dataDir });
  await signIn();
});
afterEach(releaseAll);
afterAll(async () => {
  await program.stop();
  await fs.rm(dataDir, { recursive: true, force: true });
});

const database = () => databaseOf(dataDir).url();

async function signIn() {
  one = await actAs(program.origin, "qiyun1", password);
  other = await actAs(program.origin, "qiyun2", password);
}

/** As when the power fails for the program alone. */
async function crash() {
  await program.kill("SIGKILL");
  const { port } = new URL(program.origin);
  program = await startProgram({ DATA_DIR: dataDir, PORT: port });
  await signIn();
}

interface Drawing {
  readonly status: string;
  readonly frameSha256: string;
  readonly accountId: string;
  readonly officers: readonly { readonly revealed: boolean }[];
}

const drawing = (as: Send) => as<Drawing>(`/draws/${id}`, undefined, "GET");
const reveal = (as: Send, secret: string) => as<{ status: string }>(`/draws/${id}/reveal`, { secret });

interface Kept {
  readonly seed: string;
  readonly result: string;
}

const results = () => ask<Kept>(database(), "select seed, result from draw_result where draw_id = $1", [id]);
const revealedOnes = async () => {
  const text = "select count(*)::int as n from draw_secret where draw_id = $1";
  return (await ask<{ n: number }>(database(), text, [id]))[0]!.n;
};

test("killed between the first and the second reveal, and in the middle of the second: the draw gives what it had to give", async () => {
  const [open] = await ask<{ id: string; frame: string }>(
    database(),
    "select id, frame from draw where status = 'frozen' and county_id = '99-qiyun'",
  );
  id = open!.id;
  const { frameSha256, accountId } = await drawing(other);
  await other(`/draws/${id}/commit`, { commitment: commitmentOf(sha256, frameSha256, accountId, secrets[1]) });

  // What follows from the frame and both secrets, worked out before anything is revealed.
  const frame = readFrame(open!.frame);
  if ("brokenLine" in frame) throw new Error("A frozen frame is read");
  const seed = seedOf(sha256, frameSha256, secrets[0], secrets[1], "");
  const expected = { seed, result: resultText(drawn(frame, seed, sha256)) };

  expect((await reveal(one, secrets[0])).status).toBe("committed");
  await crash();
  expect(await drawing(one)).toMatchObject({
    status: "committed",
    officers: [{ revealed: true }, { revealed: false }],
  });

  // The second secret is written, the result cannot be, and there the program dies.
  const lock = await hold(database(), "draw_result");
  const cut = reveal(other, secrets[1]).catch((error: unknown) => error);
  await lock.stuck();
  await crash();
  expect(await cut).toBeInstanceOf(Error);
  await lock.release();
  expect([await results(), await revealedOnes()]).toEqual([[], 1]);
  expect(await drawing(other)).toMatchObject({
    status: "committed",
    officers: [{ revealed: true }, { revealed: false }],
  });

  await expect(reveal(other, "0".repeat(64))).rejects.toThrow("secret-unfit");
  expect((await reveal(other, secrets[1])).status).toBe("drawn");
  expect(await results()).toEqual([expected]);
  await expect(reveal(other, secrets[1])).rejects.toThrow("409");

  const inspector = await actAs(program.origin, "qiyundc1", password);
  const certificate = JSON.stringify(await inspector<object>(`/draws/${id}/certificate`, undefined, "GET"));
  expect(verifyCertificate(certificate, sha256)).toMatchObject({
    passed: true,
    certificate: { resultText: expected.result },
  });
}, 240_000);
