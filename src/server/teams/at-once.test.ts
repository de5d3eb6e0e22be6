import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { accountIdOf, countyClerk as county, qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aPerson, aStaffedTeam, aTeam } from "../testing/given-teams.ts";
import { together } from "../testing/together.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { answerLeave, askLeave } from "./leaving.ts";
import { fillSlot, replaceHolder } from "./placing.ts";

// Two offices truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const moment = { today, now: new Date("2026-11-22T01:00:00Z") };
const noHooks = { promises: [], work: [] };
const place = { townships: [townshipIds.柳溪镇], villages: [villageIds.前柳庄] };
const team = { ...county, ...place, accountId: accountIdOf(14), role: "team" as const, teamId: teamIds.前柳庄 };
const township = (name: string) => ({ ...county, role: "township" as const, name, townships: [townshipIds.柳溪镇] });

let gate: Gate;
let scene: Awaited<ReturnType<typeof aStaffedTeam>>;
let other: string;

beforeAll(async () => {
  const ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
  await asOwner(ownerUrl, async (tx) => {
    const { roundId } = await aCase(tx, { village: "前柳庄" });
    scene = await aStaffedTeam(tx, roundId);
    other = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪" });
  });
});
afterAll(() => gate.close());

const request = (over: object = {}) => ({
  id: uuidv7(),
  postingId: scene.secretaryPosting,
  kind: "leave" as const,
  category: "personal" as const,
  reason: "",
  fromOn: "2026-11-24",
  toOn: "2026-11-25",
  substituteId: scene.member,
  ...over,
});

test("of two requests for the same days one is taken, and of two answers to it one", async () => {
  const both = [request(), request()];
  const asked = await together(both.map((body) => gate.write(team, (tx) => askLeave(tx, team, body, moment))));
  expect(asked).toEqual({ done: 1, refused: ["refused"] });
  const rows = await gate.read(county, (db) => db.selectFrom("leave").select(["id", "status"]).execute());
  expect(rows).toMatchObject([{ status: "asked" }]);
  const answers = ["甲", "乙"].map((name, at) =>
    gate.write(township(name), (tx) =>
      answerLeave(tx, township(name), rows[0]!.id, { version: 1, approve: at === 0, reason: "农忙" }, moment.now),
    ),
  );
  expect(await together(answers)).toEqual({ done: 1, refused: ["conflict"] });
});

test("of two officers who post one cadre to two villages at the same moment one is refused in words", async () => {
  const ownerUrl = await workerDatabase();
  const cadre = await asOwner(ownerUrl, (tx) => aPerson(tx, { name: "同抢" }));
  const body = {
    slot: "member" as const,
    personId: cadre,
    organisationId: null,
    fromOn: "2026-03-01",
    toOn: "2028-02-29",
  };
  const acts = [scene.teamId, other].map((teamId) =>
    gate.write(county, (tx) => fillSlot(tx, county, teamId, { ...body, id: uuidv7() }, { today, hooks: noHooks })),
  );
  const ends = await together(acts, "message");
  expect(ends.done).toBe(1);
  expect(ends.refused[0]).toMatch(/一人(一岗|只能派驻一个村)/);
});

test("of two officers who each give a leader his last village one is refused in words", async () => {
  const ownerUrl = await workerDatabase();
  const leader = await asOwner(ownerUrl, async (tx) => {
    const id = await aPerson(tx, { name: "宋某", kind: "county-leader", organisationId: null });
    await tx.updateTable("person").set({ villageCapacity: 1 }).where("id", "=", id).execute();
    return id;
  });
  const seat = { slot: "county-leader" as const, personId: leader, organisationId: null };
  const days = { fromOn: "2026-03-01", toOn: "2028-02-29" };
  const acts = [scene.teamId, other].map((teamId) =>
    gate.write(county, (tx) =>
      fillSlot(tx, county, teamId, { ...seat, ...days, id: uuidv7() }, { today, hooks: noHooks }),
    ),
  );
  const ends = await together(acts, "message");
  expect(ends.done).toBe(1);
  expect(ends.refused[0]).toContain("宋某已联系1个村，按规定最多联系1个村");
});

test("a posting is replaced once, whoever presses first", async () => {
  const ownerUrl = await workerDatabase();
  const [a, b] = await asOwner(ownerUrl, async (tx) => [
    await aPerson(tx, { name: "后任甲" }),
    await aPerson(tx, { name: "后任乙" }),
  ]);
  const acts = [a!, b!].map((personId) =>
    gate.write(county, (tx) =>
      replaceHolder(
        tx,
        county,
        scene.memberPosting,
        {
          id: uuidv7(),
          handoverId: uuidv7(),
          version: 1,
          endedOn: today,
          reason: "轮换",
          personId,
          organisationId: null,
          toOn: "2028-02-29",
        },
        { today, hooks: noHooks },
      ),
    ),
  );
  expect(await together(acts)).toEqual({ done: 1, refused: ["stale"] });
  const packs = await gate.read(county, (db) =>
    db.selectFrom("handover").where("countyId", "=", qinglan).select("id").execute(),
  );
  expect(packs).toHaveLength(1);
});
