import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { byBytes, fromHex, hex, isHash, writeUtf8 } from "./bytes.ts";
import { isBlank, isPlain } from "./plain.ts";

const text = fc.string({ unit: "binary" });
function utf8(one: string) {
  const bytes = new Uint8Array(3 * one.length);
  return bytes.subarray(0, writeUtf8(one, bytes, 0));
}

test("a text becomes the bytes every other program makes of it", () => {
  fc.assert(fc.property(text, (one) => hex(utf8(one)) === Buffer.from(one, "utf8").toString("hex")));
  expect(hex(utf8("村𠮷\ud800a"))).toBe(Buffer.from("村𠮷\ufffda", "utf8").toString("hex"));
});

test("texts are ordered as their bytes are", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byBytes(a, b))).toBe(Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8")));
    }),
  );
  expect(byBytes("\uffee", "𠮷")).toBeLessThan(0);
});

test("hexadecimal there and back", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => String(fromHex(hex(bytes))) === String(bytes)));
  expect(["a".repeat(64), "A".repeat(64), "a".repeat(63), "g".repeat(64)].map(isHash)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a plain text holds no line end, tab, control sign or half of a pair", () => {
  expect(["柳溪镇 前柳庄", "𠮷家沟", ""].map(isPlain)).toEqual([true, true, true]);
  const others = ["a\tb", "a\nb", "\0", "\x7f", "\x85", "\u2028", "\u2029", "\ud842", "\udfb7a", "a\udfb7"];
  expect(others.map(isPlain)).toEqual(others.map(() => false));
  expect([" ", "　", "村"].map(isBlank)).toEqual([true, true, false]);
});
