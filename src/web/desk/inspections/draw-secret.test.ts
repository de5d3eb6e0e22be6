import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { commitmentOf, isSecret } from "#domain/inspections/draw/seed.ts";
import { commitmentHere, makeSecret } from "./draw-secret.ts";

const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");

test("a secret is 32 bytes whether words are added or not, and never the same twice", () => {
  const made = [makeSecret(""), makeSecret(""), makeSecret("掷骰子三二六"), makeSecret("掷骰子三二六")];
  expect(made.every(isSecret)).toBe(true);
  expect(new Set(made).size).toBe(4);
});

test("the commitment made in the browser is the one the server checks", () => {
  const secret = makeSecret("");
  const frame = "a".repeat(64);
  expect(commitmentHere(frame, "甲", secret)).toBe(commitmentOf(sha256, frame, "甲", secret));
});
