import type { Role } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";

/** Fixed ids, so that a test can name a place without asking for it. */
const fixed = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const qinglan = "99-qinglan";
export const muyun = "99-muyun";

export const townshipIds = { 柳溪镇: fixed(11), 松岭乡: fixed(12), 云桥街道: fixed(21) } as const;
export type TownshipName = keyof typeof townshipIds;
const countyOf: Record<TownshipName, string> = { 柳溪镇: qinglan, 松岭乡: qinglan, 云桥街道: muyun };

export const villageIds = { 上梨峪: fixed(101), 前柳庄: fixed(102), 松坡: fixed(103), 桥头: fixed(104) } as const;
const townshipOf: Record<keyof typeof villageIds, TownshipName> = {
  上梨峪: "柳溪镇",
  前柳庄: "柳溪镇",
  松坡: "松岭乡",
  桥头: "云桥街道",
};

export const organisationIds = { 县纪委监委: fixed(201), 县委政法委: fixed(202), 县信访局: fixed(203) } as const;
const reviewBodies = { 县纪委监委: "discipline", 县委政法委: "politics-law", 县信访局: "petition" } as const;
export type OrganisationName = keyof typeof organisationIds;

/** The team of the seat below; testing/given-teams.ts puts it in its village. */
export const teamIds = { 前柳庄: fixed(301) } as const;

interface Seat {
  readonly role: Role;
  readonly areaId?: string;
  readonly township?: TownshipName;
  readonly organisation?: OrganisationName;
  readonly team?: keyof typeof teamIds;
  readonly place: string;
}

/** One account an office; the account and the grant share the number. */
export const seats: readonly Seat[] = [
  { role: "system-admin", place: "全系统" },
  { role: "security-admin", place: "全系统" },
  { role: "audit-admin", place: "全系统" },
  { role: "province", areaId: "99", place: "示例省" },
  { role: "city", areaId: "99-yunling", place: "云岭市" },
  { role: "county", areaId: qinglan, place: "青岚县" },
  { role: "county", areaId: muyun, place: "沐云县" },
  { role: "township", areaId: qinglan, township: "柳溪镇", place: "柳溪镇" },
  { role: "township", areaId: qinglan, township: "松岭乡", place: "松岭乡" },
  { role: "township", areaId: muyun, township: "云桥街道", place: "云桥街道" },
  { role: "department", areaId: qinglan, organisation: "县纪委监委", place: "县纪委监委" },
  { role: "department", areaId: qinglan, organisation: "县委政法委", place: "县委政法委" },
  { role: "department", areaId: qinglan, organisation: "县信访局", place: "县信访局" },
  { role: "unit", areaId: qinglan, organisation: "县信访局", place: "县信访局" },
  { role: "team", areaId: qinglan, team: "前柳庄", place: "驻村工作队" },
  { role: "inspector", areaId: qinglan, place: "督查组" },
  { role: "auditor", areaId: qinglan, place: "县审计局" },
];

export const accountIdOf = (seat: number) => fixed(1000 + seat);
/** Who acts for 青岚县 where a test calls a command itself. */
export const countyClerk = {
  accountId: accountIdOf(5),
  name: "青岚县经办人",
  role: "county" as const,
  organisationId: null,
  counties: [qinglan],
  townships: "all" as const,
  villages: "all" as const,
};
export const grantIdOf = (seat: number) => fixed(2000 + seat);

/** Two counties of one city, their townships, villages and units, and an account for every office. */
export async function seedCast(tx: Tx, passwordHash: string): Promise<void> {
  await seedPlaces(tx);
  await seedSeats(tx, passwordHash);
}

async function seedPlaces(tx: Tx) {
  await tx
    .insertInto("area")
    .values([
      { id: "99", level: "province", name: "示例省", parentId: null, code: "99" },
      { id: "99-yunling", level: "city", name: "云岭市", parentId: "99", code: "9901" },
      { id: qinglan, level: "county", name: "青岚县", parentId: "99-yunling", code: "990101" },
      { id: muyun, level: "county", name: "沐云县", parentId: "99-yunling", code: "990102" },
    ])
    .execute();
  const townships = Object.entries(townshipIds) as [TownshipName, string][];
  await tx
    .insertInto("township")
    .values(
      townships.map(([name, id], sortOrder) => ({
        countyId: countyOf[name],
        id,
        name,
        kind: "town" as const,
        sortOrder,
      })),
    )
    .execute();
  const villages = Object.entries(villageIds) as [keyof typeof villageIds, string][];
  await tx.insertInto("village").values(villages.map(villageRow)).execute();
  const organisations = Object.entries(organisationIds) as [OrganisationName, string][];
  await tx
    .insertInto("organisation")
    .values(
      organisations.map(([name, id]) => ({
        countyId: qinglan,
        id,
        name,
        kind: "party" as const,
        reviewBody: reviewBodies[name],
      })),
    )
    .execute();
}

function villageRow([name, id]: [keyof typeof villageIds, string], sortOrder: number) {
  const township = townshipOf[name];
  const place = { countyId: countyOf[township], townshipId: townshipIds[township] };
  return { ...place, id, name: `${name}村`, matchName: name, kind: "village" as const, sortOrder };
}

async function seedSeats(tx: Tx, passwordHash: string) {
  const account = (seat: Seat, index: number) => ({
    id: accountIdOf(index),
    loginName: `${seat.role}${index}`,
    name: `${seat.place}经办人`,
    passwordHash,
    mustChangePassword: false,
    phone: "13800000000",
  });
  const grant = (seat: Seat, index: number) => ({
    id: grantIdOf(index),
    accountId: accountIdOf(index),
    role: seat.role,
    areaId: seat.areaId ?? null,
    placeName: seat.place,
    townshipId: seat.township ? townshipIds[seat.township] : null,
    organisationId: seat.organisation ? organisationIds[seat.organisation] : null,
    teamId: seat.team ? teamIds[seat.team] : null,
  });
  await tx.insertInto("account").values(seats.map(account)).execute();
  await tx.insertInto("roleGrant").values(seats.map(grant)).execute();
}
