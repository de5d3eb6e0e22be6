import fc from "fast-check";
import { expect, test } from "vitest";
import { isWritable, writable } from "./text.ts";

test.each(["柳溪村", "𡐓䅟家庄", "\ue170", "一\n二\t三", "😀", ""])("“%s” is left as it is", (text) => {
  expect(isWritable(text)).toBe(true);
  expect(writable(text)).toBe(text);
});

test.each([
  ["a\0b", "ab"],
  ["一\x0b二", "一\n二"],
  ["\ud842", ""],
  ["\udfb7村", "村"],
  ["\x1b[0m\uffff", "[0m"],
])("%j becomes %j", (text, kept) => {
  expect(isWritable(text)).toBe(false);
  expect(writable(text)).toBe(kept);
});

test("what has been made writable is", () => {
  const unit = fc.constantFrom("\0", "\x0b", "\ud842", "\udfb7", "村", "𡐓", "\ufffe");
  fc.assert(fc.property(fc.string({ unit }), (text) => isWritable(writable(text))));
});
