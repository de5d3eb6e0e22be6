import { expect, test } from "vitest";
import {
  actionTowards,
  assetAfter,
  assetFlow,
  assetRefusals,
  certificateKey,
  disposalRefusals,
  usedStatuses,
  useRefusals,
} from "./asset.ts";

const barn = {
  class: "operating",
  ownerKind: "village",
  owner: "前柳庄村股份经济合作社",
  caretaker: "",
  certificate: "",
  certificateOn: null,
  households: null,
} as const;

test("every arrow points at a state, and every state is reached", () => {
  const targets = new Set(Object.values(assetFlow).flatMap((row) => Object.values(row) as string[]));
  expect([...targets].filter((state) => !(state in assetFlow))).toEqual([]);
  expect(Object.keys(assetFlow).filter((state) => state !== "in-use" && !targets.has(state))).toEqual([]);
});

test("what is disposed of stays so, and nothing is disposed of without being asked first", () => {
  expect(assetAfter("disposed", "use")).toBeUndefined();
  expect(assetAfter("in-use", "dispose")).toBeUndefined();
  expect(assetAfter("disposing", "dispose")).toBe("disposed");
});

test("a public asset has a caretaker by name, an operating one need not", () => {
  expect(assetRefusals(barn)).toEqual([]);
  expect(assetRefusals({ ...barn, class: "public" })).toEqual(["caretaker-missing"]);
  expect(assetRefusals({ ...barn, class: "public", caretaker: "李某" })).toEqual([]);
});

test("what is given to households belongs to households, and how many they are is known", () => {
  expect(assetRefusals({ ...barn, class: "household" })).toEqual(["household-owner", "households-missing"]);
  expect(assetRefusals({ ...barn, ownerKind: "household" })).toEqual(["household-owner"]);
  expect(assetRefusals({ ...barn, class: "household", ownerKind: "household", households: 12 })).toEqual([]);
});

test("a certificate has its number and its day, or neither", () => {
  expect(assetRefusals({ ...barn, certificate: "青(2026)第001号" })).toEqual(["certificate-day-missing"]);
  expect(assetRefusals({ ...barn, certificateOn: "2026-05-01" })).toEqual(["certificate-missing"]);
});

test("brackets, blanks and width do not make another certificate", () => {
  const key = certificateKey("青（2026）青岚县不动产权第0001号");
  expect(certificateKey("青〔2026〕 青岚县不动产权第０００１号")).toBe(key);
  expect(certificateKey("青[2026]青岚县不动产权第0001号")).toBe(key);
  expect(certificateKey("青（2026）青岚县不动产权第0002号")).not.toBe(key);
});

test("an asset whose disposal is refused stays what it was before", () => {
  for (const status of usedStatuses) expect(assetAfter("disposing", actionTowards(status))).toBe(status);
});

const days = { onDay: "2026-11-20", today: "2026-11-22" };

test("how an asset is used changes on a day between the last change and today", () => {
  const asset = { status: "in-use", statusOn: "2026-05-01" } as const;
  expect(useRefusals(asset, "idle", days)).toEqual([]);
  expect(useRefusals(asset, "use", days)).toEqual(["same-status"]);
  expect(useRefusals(asset, "idle", { ...days, onDay: "2026-11-23" })).toEqual(["in-the-future"]);
  expect(useRefusals(asset, "idle", { ...days, onDay: "2026-04-30" })).toEqual(["before-the-last"]);
  expect(useRefusals({ ...asset, status: "damaged" }, "slacken", days)).toEqual(["not-open"]);
});

test("what waits for its disposal, or is gone, is not changed by hand", () => {
  const at = (status: "disposing" | "disposed") => useRefusals({ status, statusOn: "2026-05-01" }, "use", days);
  expect([at("disposing"), at("disposed")]).toEqual([["disposing"], ["disposed"]]);
});

test("nobody approves what he asked for himself, nor while the asset is let", () => {
  const by = { accountId: "a", assetClass: "operating", leaseRunning: false } as const;
  expect(disposalRefusals({ askedBy: "b", proceedsFen: 1 }, by)).toEqual([]);
  expect(disposalRefusals({ askedBy: "a", proceedsFen: 1 }, { ...by, leaseRunning: true })).toEqual([
    "own-request",
    "lease-running",
  ]);
});

test("what households get for their asset is not income of the village", () => {
  const by = { accountId: "a", assetClass: "household", leaseRunning: false } as const;
  expect(disposalRefusals({ askedBy: "b", proceedsFen: 1 }, by)).toEqual(["proceeds-of-household"]);
  expect(disposalRefusals({ askedBy: "b", proceedsFen: 0 }, by)).toEqual([]);
});
