import { expect, test } from "vitest";
import { contactRefusals } from "./contact.ts";

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
