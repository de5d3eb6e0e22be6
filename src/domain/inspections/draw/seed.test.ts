import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { commitmentOf, frameHash, isPublicNumber, isSecret, seedOf } from "./seed.ts";

const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");
const [frame, a, b] = ["1", "2", "3"].map((digit) => digit.repeat(64)) as [string, string, string];

test("what is hashed is written down", () => {
  expect(commitmentOf(sha256, frame, "甲", a)).toBe(hash("sha256", `zhucun-draw/1\ncommitment\n${frame}\n甲\n${a}`));
  expect(seedOf(sha256, frame, a, b, "05 12")).toBe(hash("sha256", `zhucun-draw/1\nseed\n${frame}\n${a}\n${b}\n05 12`));
  expect(frameHash(sha256, "名单\n")).toBe(hash("sha256", "名单\n"));
});

test("a commitment binds the frame, the officer and the secret", () => {
  const all = [
    commitmentOf(sha256, frame, "甲", a),
    commitmentOf(sha256, b, "甲", a),
    commitmentOf(sha256, frame, "乙", a),
    commitmentOf(sha256, frame, "甲", b),
  ];
  expect(new Set(all).size).toBe(4);
});

test("the frame, each secret, their order and the public number all change the seed", () => {
  const all = [
    seedOf(sha256, frame, a, b, ""),
    seedOf(sha256, b, a, b, ""),
    seedOf(sha256, frame, b, b, ""),
    seedOf(sha256, frame, a, a, ""),
    seedOf(sha256, frame, b, a, ""),
    seedOf(sha256, frame, a, b, "1"),
  ];
  expect(new Set(all).size).toBe(6);
});

test("a secret is 32 bytes, a public number is one printed line", () => {
  expect([a, a.slice(1), `${a.slice(1)}X`].map(isSecret)).toEqual([true, false, false]);
  expect(["3", "05 12 28", "", " 5", "5 ", "5\n", "五"].map(isPublicNumber)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
