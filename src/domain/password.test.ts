import { expect, test } from "vitest";
import { passwordRefusalLabel, passwordRefusals, weakWords } from "./password.ts";

test.each([
  ["Liu9-xi7.Zh3", "liuxi", []],
  ["柳溪镇的河水Ab3很清", "liuxi", []],
  ["Lx9-zh7.K", "liuxi", ["too-short"]],
  ["Lx9-zh7.Kp", "liuxi", []],
  ["lxzhkpwmrt83", "liuxi", ["too-few-classes"]],
  ["xX-Liuxi-97k", "liuxi", ["contains-login"]],
  ["xX-liUXi-97k", "LIUXI", ["contains-login"]],
  ["aX7-PassWord-k", "liuxi", ["weak-word"]],
  ["aX7-ＰＡＳＳＷＯＲＤ-k", "liuxi", ["weak-word"]],
  ["Kp-1234-mXz", "liuxi", ["run"]],
  ["Kp-4321-mXz", "liuxi", ["run"]],
  ["Kp-aBcD-m7z", "liuxi", ["run"]],
  ["Kp7----mXzq", "liuxi", ["run"]],
  ["Kp-123-mXz4", "liuxi", []],
  ["", "liuxi", ["too-short", "too-few-classes"]],
] as const)("%s for %s: %j", (password, login, why) => {
  expect(passwordRefusals(password, login)).toEqual(why);
});

test("an empty login refuses nothing by itself", () => {
  expect(passwordRefusals("Lx9-zh7.Kp", "")).toEqual([]);
});

test("about a hundred weak words, none twice, all lower case and at least four letters", () => {
  expect(weakWords.length).toBeGreaterThanOrEqual(100);
  expect(new Set(weakWords).size).toBe(weakWords.length);
  expect(weakWords.filter((word) => word.length < 4 || word !== word.toLowerCase())).toEqual([]);
});

test("every refusal has a sentence", () => {
  expect(Object.values(passwordRefusalLabel).filter((sentence) => sentence.length < 8)).toEqual([]);
});
