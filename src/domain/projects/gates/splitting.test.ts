import { expect, test } from "vitest";
import { likelySplit, sameThing } from "./splitting.ts";

const tender = { name: "食用菌大棚二期", onDay: "2026-11-22", winner: "青岚建工", amountFen: 250_000_000 };
const earlier = { projectId: "p", name: "灌溉渠", onDay: "2026-03-01", winner: "青岚建工集团", amountFen: 200_000_000 };
const line = 400_000_000;

test("names that differ only by a number are one thing", () => {
  expect(sameThing("食用菌大棚一期", "食用菌大棚二期工程")).toBe(true);
  expect(sameThing("通村路第1标段", "通村路第2标段")).toBe(true);
  expect(sameThing("食用菌大棚", "灌溉渠")).toBe(false);
});

test("several below the line by one winner that together reach it are pointed out", () => {
  const winner = { ...earlier, winner: "青岚建工" };
  expect(likelySplit(tender, [winner], line)).toEqual([winner]);
  expect(likelySplit(tender, [{ ...winner, amountFen: 100_000_000 }], line)).toEqual([]);
  expect(likelySplit(tender, [{ ...winner, onDay: "2025-11-21" }], line)).toEqual([]);
  expect(likelySplit(tender, [{ ...winner, winner: "别家公司" }], line)).toEqual([]);
});

test("so are those of one name, whoever won them; an open tender splits nothing", () => {
  const named = { ...earlier, name: "食用菌大棚一期", winner: "别家公司" };
  expect(likelySplit(tender, [named], line)).toEqual([named]);
  expect(likelySplit({ ...tender, amountFen: line }, [named], line)).toEqual([]);
  expect(likelySplit(tender, [named], undefined)).toEqual([]);
});
