import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Light } from "./Light.tsx";
import type { LightColour } from "./light-looks.ts";

afterEach(cleanup);

test.each<[LightColour, string]>([
  ["red", "▲ 红"],
  ["yellow", "◆ 黄"],
  ["green", "● 绿"],
  ["none", "○ 未列入"],
])("the %s light says itself by shape and word, not by colour alone", (colour, words) => {
  const { container } = render(<Light colour={colour} />);
  expect(container.textContent).toBe(words);
});

test("a tally carries its number, and the shape is not read out", () => {
  render(<Light colour="red" count={9} />);
  expect(screen.getByText(/红 9/)).toBeDefined();
  expect(screen.getByText("▲").getAttribute("aria-hidden")).toBe("true");
});

test("in its place a colour may mean something else, the shape stays", () => {
  const { container } = render(<Light colour="yellow" word="临近" count={3} />);
  expect(container.textContent).toBe("◆ 临近 3");
});
