import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { invalid, refused } from "#contract/problem.ts";
import { ProblemNote } from "./ProblemNote.tsx";

afterEach(cleanup);

test("it takes the focus when it appears, so that nobody misses it", () => {
  render(<ProblemNote problem={invalid("填写有误。")} />);
  expect(document.activeElement).toBe(screen.getByRole("alert"));
});

test("a reason with a place leads to its box", () => {
  const problem = invalid("请先改正下列各项。", [{ rule: "required", at: "name", sentence: "请填写姓名。" }]);
  render(
    <>
      <ProblemNote problem={problem} controlOf={(at) => `box-${at}`} />
      <input id="box-name" />
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "请填写姓名。" }));
  expect(document.activeElement?.id).toBe("box-name");
});

test("a refusal says each reason once", () => {
  const problem = refused([
    { rule: "a", sentence: "尚未核查。" },
    { rule: "b", sentence: "缺少佐证。" },
  ]);
  render(<ProblemNote problem={problem} />);
  expect(screen.getAllByText(/尚未核查/)).toHaveLength(1);
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
});

test("no problem, no note", () => {
  const { container } = render(<ProblemNote problem={null} />);
  expect(container.childElementCount).toBe(0);
});
