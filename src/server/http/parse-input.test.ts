import { expect, test } from "vitest";
import { auth } from "#contract/auth.ts";
import type { Incoming } from "./call.ts";
import { parseInput } from "./parse-input.ts";

const signIn = (loginName: string) =>
  parseInput(auth.signIn, { params: {}, query: {}, body: { loginName, password: "Songling-77-river" } } as Incoming);

test.each([
  ["a NUL", "qing\0lan"],
  ["a control sign of Word", "qing\x0blan"],
  ["half of a pair", "qinglan\ud842"],
  ["the other half", "\udfb7qinglan"],
])("%s is refused with its field, before the database sees it", (_, loginName) => {
  expect(() => signIn(loginName)).toThrow(
    expect.objectContaining({ reasons: [expect.objectContaining({ rule: "unwritable", at: "loginName" })] }),
  );
});

test("rare characters of place names pass", () => {
  expect(signIn("𡐓䅟家庄").body).toMatchObject({ loginName: "𡐓䅟家庄" });
});
