import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { ScoreGrid } from "./ScoreGrid.tsx";

afterEach(cleanup);

const scheme = {
  title: "验收方案",
  aspects: [{ name: "领导班子", items: [{ name: "班子配备", points: 20 }] }],
  passPoints: 70,
  vetoPercent: 50,
  representatives: 15,
};

function Grid({ given }: { given: number }) {
  const [scores, setScores] = useState<readonly (number | null)[]>([given]);
  return <ScoreGrid scheme={scheme} scores={scores} onScores={setScores} />;
}

const box = () => screen.getByLabelText<HTMLInputElement>("班子配备");

test.each([
  [0, "0"],
  [10, "10"],
  [20, "20"],
  [10.5, "10.5"],
  [3.25, "3.25"],
])("a score of %d stands in its box as %s", (given, shown) => {
  render(<Grid given={given} />);
  expect(box().value).toBe(shown);
});

test("what is typed stays as it was typed", () => {
  render(<Grid given={0} />);
  for (const typed of ["1", "10", "20", "10.5"]) {
    fireEvent.change(box(), { target: { value: typed } });
    expect(box().value).toBe(typed);
  }
  fireEvent.blur(box());
  expect(box().value).toBe("10.5");
});
