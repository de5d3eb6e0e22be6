import { expect, test } from "vitest";
import { ruleCodes, ruleShapes } from "#contract/rule-shapes.ts";
import { asContent, type RuleNode } from "#domain/rules/form.ts";
import { ruleForm } from "./form.ts";

function untitled(node: RuleNode, at: string): string[] {
  const inner =
    node.kind === "group"
      ? node.parts.flatMap((part) => untitled(part.node, `${at}.${part.key}`))
      : node.kind === "list"
        ? untitled(node.item, `${at}[]`)
        : [];
  const named = node.kind === "group" || /[\u4e00-\u9fff]/.test(node.title) || at.endsWith("[]");
  const words = node.kind === "choice" ? node.options.every(({ label }) => /[\u4e00-\u9fff]/.test(label)) : true;
  return [...(named && words ? [] : [at]), ...inner];
}

test.each(ruleCodes)("every field of %s has a Chinese name on its form", (code) => {
  const node = ruleForm(ruleShapes[code].shape);
  expect(node.kind).toBe("group");
  expect(untitled(node, code)).toEqual([]);
});

test.each(ruleCodes)("what is shipped as %s goes through its own form unchanged and fits its shape", (code) => {
  const { shape, shipped } = ruleShapes[code];
  expect(asContent(ruleForm(shape), shipped)).toEqual(shipped);
  expect(shape.safeParse(shipped).success).toBe(true);
});
