import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { type InspectionWait, inspectionWaits } from "#domain/inspections/inspection.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { aDrawn, anInspection, anotherOfficer, aSecret, commit, freeze, reveal } from "../testing/given-inspections.ts";
import { villageIds } from "../testing/cast.ts";

onStage();

const none = { commit: 0, reveal: 0, number: 0, waiver: 0, start: 0 };

/** What is counted for an office, which is as many as the list of that very filter holds. */
async function waitingOf(caller: Caller) {
  const counted = await caller.call(inspections.waiting);
  for (const waits of inspectionWaits)
    expect({ waits, total: (await caller.call(inspections.list, { query: { waits } })).total }).toEqual({
      waits,
      total: counted[waits],
    });
  return counted;
}

const only = (over: Partial<Record<InspectionWait, number>>) => ({ ...none, ...over });

apiTest(
  "a draw waits for whoever has not committed, then for each of the two who did, then for the team",
  async (stage) => {
    const { county, inspector, id } = await anInspection(stage);
    const auditor = await stage.as("auditor");
    expect(await waitingOf(county)).toEqual(none);
    const { drawId } = await freeze(county, id, 3);
    const secrets = [aSecret(), aSecret()] as const;
    expect([await waitingOf(county), await waitingOf(inspector), await waitingOf(auditor)]).toEqual([
      only({ commit: 1 }),
      only({ commit: 1 }),
      none,
    ]);
    await commit(county, drawId, secrets[0]);
    expect([await waitingOf(county), await waitingOf(inspector)]).toEqual([none, only({ commit: 1 })]);
    await commit(inspector, drawId, secrets[1]);
    const third = await anotherOfficer(stage.tx);
    expect([await waitingOf(county), await waitingOf(inspector), await waitingOf(third)]).toEqual([
      only({ reveal: 1 }),
      only({ reveal: 1 }),
      none,
    ]);
    await reveal(county, drawId, secrets[0]);
    expect([await waitingOf(county), await waitingOf(inspector)]).toEqual([none, only({ reveal: 1 })]);
    await reveal(inspector, drawId, secrets[1]);
    expect([await waitingOf(county), await waitingOf(inspector)]).toEqual([none, only({ start: 1 })]);
    const { version } = await inspector.call(inspections.get, { params: { id } });
    await inspector.call(inspections.start, { params: { id }, body: { version } });
    expect(await waitingOf(inspector)).toEqual(none);
  },
);

apiTest("what waits is what may be done: the page of a draw and of an inspection say the same", async (stage) => {
  const { inspector, county, second, id, drawId } = await aDrawn(stage);
  const same = async (caller: Caller, draw: string) => {
    const counted = await waitingOf(caller);
    const { can } = await caller.call(draws.get, { params: { id: draw } });
    const { can: may } = await caller.call(inspections.get, { params: { id } });
    const open = { commit: can.commit, reveal: can.reveal, number: can.number, start: may.start };
    expect(open).toEqual({
      commit: counted.commit > 0,
      reveal: counted.reveal > 0,
      number: counted.number > 0,
      start: counted.start > 0,
    });
  };
  for (const caller of [county, second, inspector]) await same(caller, drawId);
  const tomorrow = "2026-11-23";
  const again = await freeze(county, id, 2, { repeatReason: "补抽", publicSource: "体彩排列5", publicOn: tomorrow });
  for (const caller of [county, second, inspector]) await same(caller, again.drawId);
  await commit(county, again.drawId, aSecret());
  await commit(second, again.drawId, aSecret());
  for (const caller of [county, second, inspector]) await same(caller, again.drawId);
  // The day has come: the number is entered before anybody reveals.
  await stage.tx.updateTable("draw").set({ publicOn: today }).where("id", "=", again.drawId).execute();
  for (const caller of [county, second, inspector]) await same(caller, again.drawId);
  expect(await waitingOf(county)).toEqual(only({ number: 1 }));
  await county.call(draws.number, { params: { id: again.drawId }, body: { number: "04719" } });
  for (const caller of [county, second, inspector]) await same(caller, again.drawId);
});

apiTest(
  "a waiver waits for another officer than asked for it and than planned; a team of named objects may start",
  async (stage) => {
    const { county, inspector, id, people } = await anInspection(stage);
    const second = await anotherOfficer(stage.tx);
    const third = await anotherOfficer(stage.tx);
    const body = { villageId: villageIds.上梨峪, reason: "群众集中反映" };
    await second.call(inspections.askWaiver, { params: { id }, body });
    expect([await waitingOf(county), await waitingOf(second), await waitingOf(third)]).toEqual([
      none,
      none,
      only({ waiver: 1 }),
    ]);
    await third.call(inspections.allowWaiver, { params: { id }, body: { villageId: villageIds.上梨峪 } });
    expect(await waitingOf(third)).toEqual(none);
    const { version } = await county.call(inspections.get, { params: { id } });
    const objects = [{ subjectId: villageIds.上梨峪, groupNumber: 1 }];
    expect(people.length).toBeGreaterThan(1);
    await county.call(inspections.name, { params: { id }, body: { version, objects } });
    expect([await waitingOf(county), await waitingOf(inspector)]).toEqual([none, only({ start: 1 })]);
  },
);
