import { expect, test } from "vitest";
import type { Role } from "#domain/access.ts";
import { placeBody } from "./grant-places.ts";

const places = {
  areas: [{ id: "99-qinglan", name: "青岚县", level: "county" as const }],
  townships: [{ id: "t1", name: "柳溪镇", countyId: "99-qinglan" }],
  organisations: [{ id: "o1", name: "县信访局", countyId: "99-qinglan" }],
  teams: [{ id: "m1", name: "柳溪镇前柳庄村驻村工作队", countyId: "99-qinglan" }],
};
const none = { areaId: null, townshipId: null, organisationId: null, teamId: null };

test.each([
  ["township", "t1", { ...none, areaId: "99-qinglan", townshipId: "t1" }],
  ["department", "o1", { ...none, areaId: "99-qinglan", organisationId: "o1" }],
  ["team", "m1", { ...none, areaId: "99-qinglan", teamId: "m1" }],
  ["county", "99-qinglan", { ...none, areaId: "99-qinglan" }],
  ["audit-admin", undefined, none],
] as const)("%s of %s is granted with the county it belongs to", (role: Role, place, body) => {
  expect(placeBody(role, place, places)).toEqual(body);
});
