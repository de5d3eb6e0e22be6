import { expect, test } from "vitest";
import { projectStatuses } from "../project.ts";
import { disclosureSteps, heldBy, mayBePosted, type Posting, projectSteps, statusFor } from "./disclosure.ts";

test("a declaration is posted once it is handed in, a result once there is one", () => {
  expect(mayBePosted("declaration", "draft")).toBe(false);
  expect(mayBePosted("declaration", "declared")).toBe(true);
  expect(mayBePosted("review", "declared")).toBe(false);
  expect(mayBePosted("completion", "started")).toBe(false);
  expect(mayBePosted("completion", "accepted")).toBe(true);
});

test("nothing of a project that was withdrawn or not taken into the bank is posted", () => {
  for (const step of projectSteps)
    for (const status of ["withdrawn", "rejected", "draft"] as const) expect(mayBePosted(step, status)).toBe(false);
});

test("distributions and disposals are posted for their own subjects, never for a project", () => {
  expect(disclosureSteps.filter((step) => statusFor(step) === undefined)).toEqual(["distribution", "disposal"]);
  for (const status of projectStatuses) expect(mayBePosted("distribution", status)).toBe(false);
});

test("what is asked for without holding anything holds nothing", () => {
  const postings: Posting[] = [
    { step: "allocation", level: "county", days: 10, counted: "calendar", before: "none" },
    { step: "before-start", level: "village", days: 10, counted: "calendar", before: "start" },
  ];
  expect(heldBy(postings, "none")).toEqual([]);
  expect(heldBy(postings, "start")).toEqual([postings[1]]);
});
