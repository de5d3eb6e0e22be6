import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareText,
  foldWidth,
  matchName,
  nameKey,
  plainName,
  splitAreaCode,
  tidyName,
  townshipKind,
  villageKind,
} from "./area.ts";

test("splits twelve digits into six, three and three", () => {
  expect(splitAreaCode("370811102215")).toEqual({ county: "370811", township: "102", village: "215" });
  expect(splitAreaCode("37081110221")).toBeUndefined();
  expect(splitAreaCode("37081110221x")).toBeUndefined();
});

test.each([
  ["000", undefined],
  ["001", "street"],
  ["099", "street"],
  ["100", "town"],
  ["199", "town"],
  ["200", "township"],
  ["399", "township"],
  ["400", "enterprise"],
  ["599", "enterprise"],
  ["600", undefined],
])("township digits %s mean %s", (digits, kind) => {
  expect(townshipKind(`370811${digits}200`)).toBe(kind);
});

test.each([
  ["000", undefined],
  ["001", "community"],
  ["199", "community"],
  ["200", "village"],
  ["399", "village"],
  ["400", undefined],
])("village digits %s mean %s", (digits, kind) => {
  expect(villageKind(`370811102${digits}`)).toBe(kind);
});

test("a code that is no code has no kind", () => {
  expect(villageKind("215")).toBeUndefined();
  expect(townshipKind("")).toBeUndefined();
});

test.each([
  ["柳溪村", "柳溪"],
  ["柳溪村委会", "柳溪"],
  ["柳溪村民委员会", "柳溪"],
  ["柳溪居委会", "柳溪"],
  ["柳溪社区居委会", "柳溪"],
  ["柳溪社区居民委员会", "柳溪"],
  ["柳溪社区", "柳溪"],
  [" 柳 溪　村 ", "柳溪"],
  ["柳溪村（原上河村）", "柳溪"],
  ["柳溪(原上河)村", "柳溪"],
  ["１２村", "12"],
  ["张村村委会", "张"],
  ["村", "村"],
  ["社区", "社区"],
  ["𠮷田村", "𠮷田"],
])("%s is plainly %s", (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

test("keys join township and village", () => {
  expect(nameKey("柳溪 镇", "上河村")).toBe("柳溪镇/上河");
  expect(nameKey("柳溪镇", "上河村")).not.toBe(nameKey("松岭乡", "上河村"));
});

test("an exact name wins, likeness is offered to a person, a stranger finds nothing", () => {
  const places = [
    { id: "v", township: "柳溪镇", name: "柳溪村" },
    { id: "c", township: "柳溪镇", name: "柳溪社区" },
    { id: "o", township: "松岭乡", name: "柳溪村" },
  ];
  const ids = (township: string, name: string) => matchName({ township, name }, places).map((place) => place.id);
  expect(ids("柳溪镇", "柳溪村")).toEqual(["v"]);
  expect(ids("柳溪镇", "柳溪居委会")).toEqual(["v", "c"]);
  expect(ids("松岭乡", "柳溪村委会")).toEqual(["o"]);
  expect(ids("松岭乡", "上河村")).toEqual([]);
});

test("names sort by code point: a rare character follows, although its UTF-16 units come before", () => {
  expect(compareText("𠮷", "\uff21")).toBeGreaterThan(0);
  expect("𠮷" < "\uff21").toBe(true);
  expect(compareText("柳", "柳溪")).toBeLessThan(0);
});

test("comparing is an order, and folding twice changes nothing", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab柳村社区１Ａ　（原）(){}: ", "𠮷", "\uff21"), maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(Math.sign(compareText(a, b)) + Math.sign(compareText(b, a))).toBe(0);
      if (compareText(a, b) <= 0 && compareText(b, c) <= 0) expect(compareText(a, c)).toBeLessThanOrEqual(0);
      expect(foldWidth(foldWidth(a))).toBe(foldWidth(a));
      expect(plainName(plainName(a))).toBe(plainName(a));
    }),
  );
});

test("a name is kept as written, but for width and the blanks around it", () => {
  expect(tidyName("　柳溪１村（原前柳庄） ")).toBe("柳溪1村(原前柳庄)");
  expect(tidyName("北 荷桥")).toBe("北 荷桥");
});
