import { expect, test } from "vitest";
import { reviewText } from "./review.ts";

test("审核各点按次序写成一段，空的不写", () => {
  expect(reviewText({ need: "群众有需求", truth: "情况属实", link: " " }, "同意上报")).toBe(
    "真实性：情况属实\n必要性：群众有需求\n同意上报",
  );
  expect(reviewText({}, "  ")).toBe("");
});
