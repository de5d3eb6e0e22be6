import { expect, test } from "vitest";
import {
  type Bulletin,
  type BulletinAction,
  type BulletinFacts,
  bulletinFlow,
  bulletinRefusals,
  editRefusals,
} from "./bulletin.ts";
import * as labels from "./labels.ts";

const bulletin = (over: Partial<Bulletin> = {}): Bulletin => ({
  kind: "confirmation",
  status: "draft",
  authorId: "zhang",
  contributors: [],
  itemsAtWork: 0,
  issueNumber: null,
  title: "关于摸排情况的通报",
  blockCount: 3,
  number: "青组发〔2026〕12号",
  issuedOn: "2026-11-22",
  periodTo: null,
  ...over,
});
const facts = (over: Partial<BulletinFacts> = {}): BulletinFacts => ({
  actorId: "li",
  today: "2026-11-22",
  unbound: [],
  blanks: [],
  numberTaken: false,
  namingsOpen: 0,
  movedSinceApproval: false,
  movedSinceOpened: false,
  ...over,
});
const ask = (over: Partial<Bulletin>, action: BulletinAction, known: Partial<BulletinFacts> = {}) =>
  bulletinRefusals(bulletin(over), action, facts(known));

test("a bulletin goes from draft to published by two people", () => {
  expect(ask({}, "submit", { actorId: "zhang" })).toEqual([]);
  expect(ask({ status: "submitted" }, "approve")).toEqual([]);
  expect(ask({ status: "approved" }, "publish", { actorId: "zhang" })).toEqual([]);
});

test("a second approval is asked for only when a figure moved, and only of what stood on the screen", () => {
  const approved = { status: "approved" } as const;
  expect(ask(approved, "approve")).toEqual(["already-approved"]);
  expect(ask(approved, "approve", { movedSinceApproval: true })).toEqual([]);
  expect(ask(approved, "publish", { movedSinceApproval: true })).toEqual(["moved-since-approval"]);
  expect(ask({ status: "submitted" }, "approve", { movedSinceOpened: true })).toEqual(["moved-since-opened"]);
});

test("every action is open only where the flow says so", () => {
  const actions: BulletinAction[] = ["submit", "approve", "return", "withdraw", "publish"];
  for (const status of Object.keys(bulletinFlow) as Bulletin["status"][]) {
    const shut = actions.filter((action) => ask({ status }, action)[0] === "wrong-status");
    expect(shut).toEqual(actions.filter((action) => !(action in bulletinFlow[status])));
  }
});

test("the author neither approves nor returns his own text, and nobody else withdraws it", () => {
  expect(ask({ status: "submitted" }, "approve", { actorId: "zhang" })).toEqual(["approver-is-author"]);
  expect(ask({ status: "submitted" }, "return", { actorId: "zhang" })).toEqual(["approver-is-author"]);
  expect(ask({ status: "submitted" }, "withdraw", { actorId: "zhang" })).toEqual([]);
  expect(ask({ status: "approved" }, "withdraw")).toEqual(["only-author-withdraws"]);
});

test("only the author edits, and only a draft", () => {
  expect(editRefusals(bulletin(), "zhang")).toEqual([]);
  expect(editRefusals(bulletin(), "li")).toEqual(["only-author-edits"]);
  expect(editRefusals(bulletin({ status: "submitted" }), "zhang")).toEqual(["not-in-draft"]);
});

test("unbound tokens stop it at every gate", () => {
  const unbound = [{ kind: "unknown-figure", token: "{{x}}" }] as const;
  expect(ask({}, "submit", { unbound })).toEqual(["tokens-unbound"]);
  expect(ask({ status: "submitted" }, "approve", { unbound })).toEqual(["tokens-unbound"]);
  expect(ask({ status: "approved" }, "publish", { unbound })).toEqual(["tokens-unbound"]);
});

test("title and text are needed to submit, a free and well-formed number to publish", () => {
  expect(ask({ title: " ", blockCount: 0 }, "submit")).toEqual(["title-missing", "text-missing"]);
  expect(ask({ number: "" }, "submit")).toEqual([]);
  expect(ask({ status: "approved", number: "" }, "publish")).toEqual(["number-missing"]);
  expect(ask({ status: "approved", number: "12号" }, "publish")).toEqual(["number-malformed"]);
  expect(ask({ status: "approved" }, "publish", { numberTaken: true })).toEqual(["number-taken"]);
});

test("the day of issue is known, not ahead, and of the number's year", () => {
  expect(ask({ status: "approved", issuedOn: null }, "publish")).toEqual(["date-missing"]);
  expect(ask({ status: "approved", issuedOn: "2026-11-23" }, "publish")).toEqual(["date-in-future"]);
  expect(ask({ status: "approved", issuedOn: "2025-12-31" }, "publish")).toEqual(["number-of-other-year"]);
});

test("every label is Chinese and no two of one table are alike", () => {
  for (const table of Object.values(labels)) {
    if (typeof table === "function") continue;
    const words = Object.values(table);
    expect(words.filter((word) => !/\p{Script=Han}/u.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  }
});

test("what counts up to a day goes out when that day has come", () => {
  const ready = { status: "approved", number: "青组发〔2026〕12号" } as const;
  expect(ask({ ...ready, periodTo: "2026-11-23" }, "publish")).toEqual(["period-not-over"]);
  expect(ask({ ...ready, periodTo: "2026-11-22" }, "publish")).toEqual([]);
  expect(ask({ status: "submitted", periodTo: "2026-11-30" }, "approve")).toEqual([]);
});

test("a briefing bears an issue number in place of 发文字号", () => {
  const approved = { kind: "briefing", status: "approved", number: "", issueNumber: 18 } as const;
  expect(ask(approved, "publish")).toEqual([]);
  expect(ask({ ...approved, issueNumber: null }, "publish")).toEqual(["issue-missing"]);
  expect(ask(approved, "publish", { numberTaken: true })).toEqual(["issue-taken"]);
});

test("who wrote an item approves the issue no more than its editor", () => {
  const submitted = { kind: "briefing", status: "submitted", contributors: ["li"] } as const;
  expect(ask(submitted, "approve")).toEqual(["approver-contributed"]);
  expect(ask(submitted, "return")).toEqual(["approver-contributed"]);
  expect(ask(submitted, "approve", { actorId: "wang" })).toEqual([]);
});

test("an issue waits for its items, and for another's yes to every name", () => {
  expect(ask({ kind: "briefing", itemsAtWork: 1 }, "submit", { actorId: "zhang" })).toEqual(["items-unfinished"]);
  expect(ask({ status: "approved" }, "publish", { namingsOpen: 1 })).toEqual(["naming-unapproved"]);
});
