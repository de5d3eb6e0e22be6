import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Grid } from "./Grid.tsx";

afterEach(cleanup);

test("a merged title stands once over its columns, a township once beside its villages", () => {
  const rows = [
    ["村名册", "村名册", "村名册"],
    ["乡镇", "村名", "户数"],
    ["柳溪镇", "甲村", "5"],
    ["柳溪镇", "乙村", "5"],
  ];
  const merges = [
    { top: 1, left: 1, bottom: 1, right: 3 },
    { top: 3, left: 1, bottom: 4, right: 1 },
  ];
  render(<Grid rows={rows} merges={merges} header={{ first: 2, last: 2 }} onRow={() => undefined} />);
  expect(screen.getByText("村名册").getAttribute("colspan")).toBe("3");
  expect(screen.getByText("柳溪镇").getAttribute("rowspan")).toBe("2");
  // The same figure twice is two figures.
  expect(screen.getAllByText("5")).toHaveLength(2);
});
