import fc from "fast-check";
import { expect, test } from "vitest";
import { addFen } from "../../money.ts";
import { incomeRefusals, promiseKept, splitIncome } from "./income.ts";

const income = {
  kind: "dividend",
  amountFen: 3_000_000,
  receivedOn: "2026-11-20",
  year: 2026,
  ofRent: false,
  text: "",
  asset: { class: "operating", status: "in-use" },
} as const;
const why = (over: object) => incomeRefusals({ ...income, ...over }, "2026-11-22");

test("a hundred fen for three equal villages: the first registered takes the cent left over", () => {
  const shares = ["c", "a", "b"].map((villageId) => ({ villageId, share: 1 }));
  expect(splitIncome(100, shares)).toEqual([
    { villageId: "a", amountFen: 34 },
    { villageId: "b", amountFen: 33 },
    { villageId: "c", amountFen: 33 },
  ]);
});

test("whatever the shares, the parts add up, and a reversal takes back exactly what was given", () => {
  const villages = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), villages, (amountFen, shares) => {
      const all = shares.map((share, i) => ({ villageId: String(i).padStart(2, "0"), share }));
      const there = splitIncome(amountFen, all).map((one) => one.amountFen);
      const back = splitIncome(-amountFen, all).map((one) => one.amountFen);
      expect(addFen(...there)).toBe(amountFen);
      expect(there.map((fen, i) => fen + back[i]!)).toEqual(there.map(() => 0));
    }),
  );
});

test("income of an asset is written down as it came in", () => {
  expect(why({})).toEqual([]);
  expect(why({ amountFen: 0 })).toEqual(["not-positive"]);
  expect(why({ amountFen: -5 })).toEqual(["not-positive"]);
  expect(why({ receivedOn: "2026-11-23" })).toEqual(["in-the-future"]);
  expect(why({ kind: "other" })).toEqual(["other-without-words"]);
  expect(why({ asset: null })).toEqual([]);
});

test("rent is received for a period of a lease", () => {
  expect(why({ kind: "rent" })).toEqual(["rent-without-period"]);
  expect(why({ kind: "rent", ofRent: true })).toEqual([]);
});

test("the year it belongs to may be an earlier one, or the one after it came, no later", () => {
  expect([why({ year: 2024 }), why({ year: 2027 })]).toEqual([[], []]);
  expect(why({ year: 2028 })).toEqual(["year-too-late"]);
});

test("what households have brings the village nothing; what is disposed of brings arrears and its price", () => {
  expect(why({ asset: { class: "household", status: "in-use" } })).toEqual(["household-asset"]);
  const gone = { class: "operating", status: "disposed" };
  expect(why({ asset: gone })).toEqual(["disposed"]);
  expect(why({ asset: gone, kind: "rent", ofRent: true })).toEqual([]);
  expect(why({ asset: gone, kind: "disposal" })).toEqual([]);
});

test("a village is short of its promise, or of the least a year where that is more", () => {
  const of = (promisedFen: number, receivedFen: number, projects = 1) =>
    promiseKept({ promisedFen, receivedFen, projects }, 3_000_000);
  expect(of(5_000_000, 4_999_999)).toEqual({ targetFen: 5_000_000, shortFen: 1, percent: 99 });
  expect(of(1_000_000, 3_000_000)).toEqual({ targetFen: 3_000_000, shortFen: 0, percent: 100 });
  expect(of(1_000_000, 0)).toEqual({ targetFen: 3_000_000, shortFen: 3_000_000, percent: 0 });
  expect(of(0, 7, 0)).toEqual({ targetFen: null, shortFen: 0, percent: null });
});
