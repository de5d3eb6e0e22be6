import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { commitmentOf } from "#domain/inspections/draw/seed.ts";
import { appUrlOf } from "../../db/app-login.ts";
import { type Gate, openGate } from "../../db/db.ts";
import { asOwner } from "../../ground.ts";
import { accountIdOf, countyClerk as county, qinglan } from "../../testing/cast.ts";
import {
  anInspectionBody,
  aPlanBody,
  aSecret,
  moreVillages,
  simple,
  someInspectors,
} from "../../testing/given-inspections.ts";
import { together } from "../../testing/together.ts";
import { workerDatabase } from "../../testing/worker-database.ts";
import { commitToDraw, revealSecret } from "./drawing.ts";
import { freezeDraw } from "./freezing.ts";
import { sha256 } from "../../sha256.ts";
import { certificateOf } from "./certificate.ts";
import { findDraw } from "./queries.ts";
import { verifyCertificate } from "#domain/inspections/draw/verify.ts";
import { createInspection, setMembers } from "../inspecting.ts";
import { createPlan } from "../plans.ts";
import { startInspection } from "../starting.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const moment = { today, now: new Date("2026-11-22T01:00:00Z") };
const inspector = { ...county, accountId: accountIdOf(15), name: "督查组经办人", role: "inspector" as const };
const [planId, one, other, drawId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
let gate: Gate;

beforeAll(async () => {
  const ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
  const people = await asOwner(ownerUrl, async (tx) => {
    await moreVillages(tx, 6);
    return someInspectors(tx, 4);
  });
  const members = people.map((personId) => ({ personId, groupNumber: 1, leads: false }));
  await gate.write(county, async (tx) => {
    await createPlan(tx, county, { id: planId, ...aPlanBody() });
    for (const id of [one, other]) {
      await createInspection(tx, county, { id, ...anInspectionBody(planId) }, today);
      await setMembers(tx, county, id, { version: 1, members }, today);
    }
  });
});
afterAll(() => gate.close());

const freezing = (inspectionId: string, id: string) =>
  gate.write(county, (tx) =>
    freezeDraw(tx, county, inspectionId, { id, version: 2, repeatReason: "", ...simple(3) }, moment),
  );

test("of two frames frozen at once over the same villages one stands, and the other waits", async () => {
  const outcome = await together([freezing(one, drawId), freezing(one, uuidv7()), freezing(other, uuidv7())]);
  expect(outcome.done).toBe(1);
});

test("both officers commit and reveal at once, and there is one result; of two who start, one does", async () => {
  const { id, frameSha256, inspectionId } = await gate.read(county, (db) =>
    db
      .selectFrom("draw")
      .select(["id", "frameSha256", "inspectionId"])
      .where("countyId", "=", qinglan)
      .executeTakeFirstOrThrow(),
  );
  const secrets = new Map([county, inspector].map(({ accountId }) => [accountId, aSecret()]));
  const pledge = (actor: typeof county | typeof inspector) =>
    gate.write(actor, (tx) =>
      commitToDraw(
        tx,
        actor,
        id,
        commitmentOf(sha256, frameSha256, actor.accountId, secrets.get(actor.accountId)!),
        moment,
      ),
    );
  expect(await together([pledge(county), pledge(inspector), pledge(county)])).toEqual({
    done: 2,
    refused: ["refused"],
  });
  const show = (actor: typeof county | typeof inspector) =>
    gate.write(actor, (tx) => revealSecret(tx, actor, id, secrets.get(actor.accountId)!, moment));
  expect((await together([show(county), show(inspector), show(inspector)])).done).toBe(2);
  const read = (actor: typeof county | typeof inspector) =>
    gate.read(actor, (db) => db.selectFrom("drawResult").select("seed").execute());
  expect([(await read(county)).length, (await read(inspector)).length]).toEqual([0, 1]);
  const { version } = await gate.read(county, (db) =>
    db.selectFrom("inspection").select("version").where("id", "=", inspectionId).executeTakeFirstOrThrow(),
  );
  const start = () => gate.write(inspector, (tx) => startInspection(tx, inspector, inspectionId, version, moment));
  expect((await together([start(), start()])).done).toBe(1);
  expect(await read(county)).toHaveLength(1);
});

const second = { ...county, accountId: accountIdOf(6), name: "县级复核人" };
const december = { startsOn: "2026-12-01", endsOn: "2026-12-10" };

async function anotherPlanned() {
  const id = uuidv7();
  await gate.write(county, async (tx) => {
    await createInspection(tx, county, { id, ...anInspectionBody(planId, december) }, today);
    const people = await tx.selectFrom("inspector").where("countyId", "=", qinglan).select("personId").execute();
    const members = people.map(({ personId }) => ({ personId, groupNumber: 1, leads: false }));
    await setMembers(tx, county, id, { version: 1, members }, today);
  });
  return id;
}

test("two officers freeze the same inspection at once: exactly one frame stands, and the other officer is told", async () => {
  const id = await anotherPlanned();
  const freeze = (actor: typeof county) =>
    gate.write(actor, (tx) =>
      freezeDraw(tx, actor, id, { id: uuidv7(), version: 2, repeatReason: "", ...simple(3) }, moment),
    );
  expect(await together([freeze(county), freeze(second)])).toEqual({ done: 1, refused: ["stale"] });
  const frames = await gate.read(county, (db) =>
    db.selectFrom("draw").select(["number", "status"]).where("inspectionId", "=", id).execute(),
  );
  expect(frames).toEqual([{ number: 1, status: "frozen" }]);
});

test("a step is never earlier than the one it follows, whatever the clock of the server that takes it", async () => {
  const [{ id, frameSha256, inspectionId }] = (await gate.read(county, (db) =>
    db.selectFrom("draw").select(["id", "frameSha256", "inspectionId"]).where("status", "=", "frozen").execute(),
  )) as [{ id: string; frameSha256: string; inspectionId: string }];
  const at = (minute: number) => ({ today, now: new Date(`2026-11-22T01:0${minute}:00Z`) });
  const secrets = [aSecret(), aSecret()] as const;
  for (const [i, actor] of [county, second].entries())
    await gate.write(actor, (tx) =>
      commitToDraw(tx, actor, id, commitmentOf(sha256, frameSha256, actor.accountId, secrets[i]!), at(5 - i)),
    );
  for (const [i, actor] of [second, county].entries())
    await gate.write(actor, (tx) => revealSecret(tx, actor, id, secrets[1 - i]!, at(3 - i)));
  const certificate = await gate.read(inspector, async (db) => {
    const draw = await findDraw(db, inspector, id);
    return certificateOf(db, draw!, inspector.accountId);
  });
  expect(verifyCertificate(certificate, sha256).checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(inspectionId).toBeTruthy();
});
