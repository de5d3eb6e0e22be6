import { expect, test } from "vitest";
import { nextNode, spanWords } from "./case-words.ts";

test("says the next deadline as the list shows it", () => {
  expect(nextNode(null, null, 0)).toBe("未列清单");
  expect(nextNode(null, null, 3)).toBe("无待办时限");
  expect(nextNode("2026-11-02", -14, 3)).toBe("逾期 14 个工作日");
  expect(nextNode("2026-12-10", 14, 3)).toBe("2026-12-10（14 个工作日）");
  expect(spanWords("2026-03-01", "2028-03-01")).toBe("2026年3月1日—2028年3月1日");
});
