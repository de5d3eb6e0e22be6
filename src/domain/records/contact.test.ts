import { expect, test } from "vitest";
import { contactChange, contactRefusals, erasedToday } from "./contact.ts";

test("a contact has a name and a purpose; a phone is one that can be called", () => {
  const contact = { name: "张某", phone: "13800000000", followUp: "回访低保办理" };
  expect(contactRefusals(contact)).toEqual([]);
  expect(contactRefusals({ ...contact, phone: null })).toEqual([]);
  expect(contactRefusals({ ...contact, phone: "0530-1234567" })).toEqual([]);
  expect(contactRefusals({ name: " ", phone: "12345", followUp: "" })).toEqual([
    "no-name",
    "no-purpose",
    "phone-malformed",
  ]);
});

test("a correction keeps, adds, replaces or removes the contact", () => {
  const held = { name: "张某", phone: null, followUp: "回访" };
  expect([contactChange(null, undefined), contactChange(held, undefined)]).toEqual(["none", "kept"]);
  expect([contactChange(null, null), contactChange(held, null)]).toEqual(["none", "removed"]);
  expect([contactChange(null, held), contactChange(held, { ...held })]).toEqual(["added", "kept"]);
  expect(contactChange(held, { ...held, name: "李某" })).toBe("replaced");
});

test("followed up three years ago to the day, or withdrawn a month ago, it is erased", () => {
  expect(erasedToday("2026-11-22", 3)).toEqual({ followedUpBy: "2023-11-22", withdrawnBy: "2026-10-23" });
  expect(erasedToday("2028-02-29", 1).followedUpBy).toBe("2027-02-28");
});
