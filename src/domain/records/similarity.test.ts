import fc from "fast-check";
import { expect, test } from "vitest";
import { alikePercent, essenceOf, mostBitsApart, nearPercent, printOf } from "./similarity.ts";

const text = "今天上午到李家胡同走访张大爷，其老伴腿脚不便，帮助联系镇卫生院上门体检，并送去米面油。";
const other = "李家沟的机井水泵坏了三天，约了电工后天来看，先从邻村借一台抽水机给麦田浇上水。";

const alike = (one: string, two: string, seed = "99-qinglan") =>
  alikePercent(printOf(one, seed)!.sketch, printOf(two, seed)!.sketch);

test("the essence has no signs, no digits, no width and no turns of phrase", () => {
  expect(essenceOf("今天上午，驻村工作队 走访群众１２户：了解情况，Ａ区")).toBe("户a区");
  expect(essenceOf("入户走访，听取群众意见建议。")).toBe("");
});

test("the same words with other signs and numbers are the same text", () => {
  expect(alike(text, text.replaceAll("，", "； ").replace("今天上午", "11月3日下午"))).toBe(100);
});

test("a changed word or a cropped end is still near, another matter is not", () => {
  expect(alike(text, text.replace("体检", "查体"))).toBeGreaterThanOrEqual(nearPercent);
  expect(alike(text, text.slice(0, 34))).toBeGreaterThanOrEqual(nearPercent);
  expect(alike(text, other)).toBeLessThan(20);
});

test("a text of which only turns of phrase are left, or a few letters, has no print", () => {
  expect(printOf("今天上午驻村工作队深入农户家中走访，了解群众生产生活情况，听取群众意见建议。", "x")).toBeUndefined();
  expect(printOf("", "x")).toBeUndefined();
  expect(printOf("看望老党员", "x")).toBeUndefined();
});

test("the print is the same on any machine, and another in another county", () => {
  const print = printOf(text, "99-qinglan")!;
  expect(print.bands).toHaveLength(12);
  expect(print.bands.every((band) => Number.isInteger(band) && Math.abs(band) <= 2 ** 31)).toBe(true);
  expect(print.bands[0]).toBe(printOf(text, "99-qinglan")!.bands[0]);
  const elsewhere = printOf(text, "99-muyun")!;
  expect(elsewhere.bands.filter((band) => print.bands.includes(band))).toEqual([]);
});

test("characters beyond the basic plane count as one letter", () => {
  expect(essenceOf("𡐓家庄")).toBe("𡐓家庄");
  const rare = "𡐓䅟家庄的李大娘反映门前排水沟堵了半个月一直没有人来清理";
  expect(alike(rare, rare.replace("半个月", "十来天"))).toBeGreaterThanOrEqual(nearPercent);
});

test("20,000 characters and text pasted from Word do not break it", () => {
  expect(printOf(other.repeat(500), "x")).toBeDefined();
  expect(printOf(`${other}\u000b\u0007\ud842`, "x")).toBeDefined();
});

const sketch = fc.uint8Array({ minLength: 64, maxLength: 64 });

test("the sieve of bits keeps what is near, and nearly nothing of what is not", () => {
  const pairs = fc.sample(fc.tuple(sketch, sketch, fc.nat(64)), { numRuns: 20_000, seed: 20261123 });
  let [near, far, kept] = [0, 0, 0];
  for (const [one, drawn, equal] of pairs) {
    const other = Uint8Array.from(drawn, (byte, i) => (i < equal ? one[i]! : byte));
    const passes = bitsApart(one, other) <= mostBitsApart;
    const percent = alikePercent(one, other);
    if (percent >= nearPercent) expect([percent, passes]).toEqual([percent, true]);
    near += Number(percent >= nearPercent);
    far += Number(percent < 25);
    kept += Number(percent < 25 && passes);
  }
  expect(near).toBeGreaterThan(8_000);
  expect(kept / far).toBeLessThan(0.01);
});

function bitsApart(one: Uint8Array, other: Uint8Array): number {
  let bits = 0;
  for (let i = 0; i < one.length; i += 1) for (let rest = one[i]! ^ other[i]!; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}
