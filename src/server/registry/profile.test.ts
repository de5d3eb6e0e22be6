import { expect } from "vitest";
import { profiles } from "#contract/profiles.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aProfile, capable, secretary } from "../testing/given-profile.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const params = { id: villageIds.前柳庄 };

apiTest("a team writes the profile of its village, and all who may see the village read it", async ({ as, tx }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const team = await as("team");
  const empty = await team.call(profiles.get, { params });
  expect(empty).toMatchObject({ version: 0, overview: "", members: [], can: { edit: true, reveal: true } });

  const ids = await aProfile(team);

  const page = await (await as("county", "青岚县")).call(profiles.get, { params });
  expect(page).toMatchObject({
    version: 1,
    premisesArea: 320,
    premisesCondition: "sound",
    members: [{ id: ids["committee-member"], name: "柳长山", phoneMasked: "138****5678", version: 1 }],
    ventures: [{ name: "旧校舍出租", yearlyFen: 3_000_000 }],
    capablePeople: [{ nameMasked: "柳*", field: "物流运输", place: "青岛" }],
    grids: [{ name: "第一网格", households: 120, worker: "柳某" }],
  });
  const text = JSON.stringify(page);
  for (const kept of ["13812345678", "柳远航"]) expect(text).not.toContain(kept);
  for (const office of [await as("unit"), await as("inspector"), await as("auditor"), await as("province")])
    expect((await office.call(profiles.get, { params })).can).toEqual({ edit: false, reveal: false });
});

apiTest("the secretary stands first, whenever he was written down", async ({ as }) => {
  const town = await as("township", "柳溪镇");
  const posts = ["村委会委员", "党支部副书记", "党支部书记"];
  for (const [n, post] of posts.entries())
    await town.call(profiles.addLine, { params, body: { ...secretary, id: uuidv7(), post, name: `柳某${n}` } });
  const { members } = await town.call(profiles.get, { params });
  expect(members.map(({ post }) => post)).toEqual(["党支部书记", "党支部副书记", "村委会委员"]);
});

apiTest(
  "a second writer is told, a line sent twice stands once, another under its id is refused",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const body = { version: 0, overview: "甲" };
    expect(await county.call(profiles.save, { params, body })).toEqual({ version: 1 });
    expect((await county.refused(profiles.save, { params, body })).code).toBe("stale");

    const id = uuidv7();
    const add = { params, body: { id, ...secretary } };
    await county.call(profiles.addLine, add);
    expect(await county.call(profiles.addLine, add)).toEqual({ id, version: 1 });
    const other = { params, body: { id, ...secretary, name: "柳二山" } };
    expect((await county.refused(profiles.addLine, other)).code).toBe("conflict");
    const elsewhere = { params: { id: villageIds.上梨峪 }, body: { id, ...secretary } };
    expect((await county.refused(profiles.addLine, elsewhere)).code).toBe("conflict");
    expect(await tx.selectFrom("committeeMember").select("name").execute()).toEqual([{ name: "柳长山" }]);
  },
);

apiTest("an edit leaves what is masked as it is, and is traced without the number", async ({ as, tx }) => {
  const town = await as("township", "柳溪镇");
  const ids = await aProfile(town);
  const { phone: _, ...shown } = secretary;
  const at = { id: ids["committee-member"] };
  await town.call(profiles.editLine, { params: at, body: { ...shown, post: "党支部书记", version: 1 } });
  const { name: _name, ...rest } = capable;
  await town.call(profiles.editLine, {
    params: { id: ids["capable-person"] },
    body: { ...rest, place: "济南", version: 1 },
  });
  const stale = { params: at, body: { ...shown, version: 1 } };
  expect((await town.refused(profiles.editLine, stale)).code).toBe("stale");

  const stored = await tx.selectFrom("committeeMember").select(["post", "phone", "version"]).executeTakeFirst();
  expect(stored).toEqual({ post: "党支部书记", phone: "13812345678", version: 2 });
  expect(await tx.selectFrom("capablePerson").select(["name", "place"]).execute()).toEqual([
    { name: "柳远航", place: "济南" },
  ]);
  await town.call(profiles.editLine, { params: at, body: { ...shown, phone: null, version: 2 } });
  expect((await town.call(profiles.get, { params })).members[0]!.phoneMasked).toBeNull();
  const traces = await tx.selectFrom("audit").select("detail").where("verb", "=", "profile.edit").execute();
  const told = JSON.stringify(traces);
  expect(told).toContain('"changed":"phone"');
  for (const kept of ["13812345678", "柳远航"]) expect(told).not.toContain(kept);
});

apiTest("what was removed comes back, unless the like of it was written meanwhile", async ({ as }) => {
  const county = await as("county", "青岚县");
  const ids = await aProfile(county);
  const at = { id: ids.grid };
  const removed = await county.call(profiles.removeLine, { params: at, body: { list: "grid", version: 1 } });
  expect((await county.call(profiles.get, { params })).grids).toEqual([]);
  const edit = { list: "grid", name: "第一网格", version: removed.version } as const;
  const closed = await county.refused(profiles.editLine, { params: at, body: edit });
  expect(closed.reasons[0]!.rule).toBe("line-removed");
  const back = await county.call(profiles.restoreLine, { params: at, body: { list: "grid", ...removed } });
  expect((await county.call(profiles.get, { params })).grids).toHaveLength(1);

  const again = await county.call(profiles.removeLine, { params: at, body: { list: "grid", ...back } });
  await county.call(profiles.addLine, { params, body: { id: uuidv7(), list: "grid", name: "第一网格" } });
  const why = await county.refused(profiles.restoreLine, { params: at, body: { list: "grid", ...again } });
  expect(why.detail).toBe("名册中已有相同的一条，请在原来那条上修改。");
});

apiTest("what contradicts itself is refused with its sentence", async ({ as }) => {
  const county = await as("county", "青岚县");
  const save = (over: object) => county.refused(profiles.save, { params, body: { version: 0, ...over } });
  expect((await save({ premisesYear: 2027 })).detail).toBe("阵地建成（改造）年份不能晚于今年。");
  expect((await save({ premisesCondition: "none", premisesArea: 10 })).reasons[0]!.rule).toBe("premises-contradict");
  expect((await save({ overview: "长".repeat(4001) })).code).toBe("invalid");
  const body = { id: uuidv7(), ...secretary, termTo: "2020-01-01" };
  expect((await county.refused(profiles.addLine, { params, body })).detail).toBe("任期截止日期不能早于开始日期。");
  const wrong = { id: uuidv7(), ...secretary, phone: "1381234" };
  expect((await county.refused(profiles.addLine, { params, body: wrong })).code).toBe("invalid");
});

apiTest("a full name or number is shown with a purpose and leaves a trace", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const ids = await aProfile(county);
  const ask = {
    params: { id: ids["capable-person"] },
    body: { list: "capable-person", reason: "邀请返乡座谈" },
  } as const;
  expect(await county.call(profiles.reveal, ask)).toEqual({ name: "柳远航", phone: null });
  const call = {
    params: { id: ids["committee-member"] },
    body: { list: "committee-member", reason: "通知开会" },
  } as const;
  expect(await county.call(profiles.reveal, call)).toEqual({ name: "柳长山", phone: "13812345678" });
  const traces = await tx.selectFrom("audit").select("detail").where("verb", "=", "profile.reveal").execute();
  expect(traces.map(({ detail }) => detail)).toEqual([
    { list: "在外能人", field: "姓名", reason: "邀请返乡座谈" },
    { list: "村“两委”成员", field: "phone", reason: "通知开会" },
  ]);
  for (const office of [await as("inspector"), await as("province")])
    expect((await office.refused(profiles.reveal, ask)).code).toBe("forbidden");
  expect((await (await as("township", "松岭乡")).refused(profiles.reveal, ask)).code).toBe("not-found");
});

apiTest(
  "a team reaches its own village, a township its own villages, a county none of the next",
  async ({ as, tx }) => {
    await aTeam(tx, await aDecidedRound(tx));
    const ids = await aProfile(await as("county", "青岚县"), villageIds.上梨峪);
    const there = { params: { id: villageIds.上梨峪 } };
    const grid = { params: { id: ids.grid }, body: { list: "grid", version: 1 } } as const;
    const strangers = [await as("team"), await as("township", "松岭乡"), await as("county", "沐云县")];
    for (const office of strangers) {
      expect((await office.refused(profiles.get, there)).code).toBe("not-found");
      expect((await office.refused(profiles.save, { ...there, body: { version: 1 } })).code).toBe("not-found");
      expect((await office.refused(profiles.removeLine, grid)).code).toBe("not-found");
    }
    expect((await (await as("unit")).refused(profiles.get, there)).code).toBe("not-found");
    expect((await (await as("unit")).refused(profiles.save, { params, body: { version: 0 } })).code).toBe("forbidden");
  },
);

apiTest(
  "the profile goes with a village that goes over to another township; a merged one is kept and closed",
  async ({ as }) => {
    const county = await as("county", "青岚县");
    await aProfile(county);
    const newId = uuidv7();
    const change = { onDate: "2026-11-01", basis: "青政发〔2026〕3号", version: 1 };
    const move = { ...change, newId, townshipId: townshipIds.松岭乡 };
    await county.call(villages.move, { params, body: move });
    expect((await (await as("township", "松岭乡")).call(profiles.get, { params: { id: newId } })).members).toHaveLength(
      1,
    );
    expect((await county.call(profiles.get, { params })).members).toEqual([]);

    const merge = { ...change, otherIds: [newId], into: { keptId: villageIds.松坡 } };
    await county.call(villages.merge, { params: { id: villageIds.松坡 }, body: merge });
    const old = await county.call(profiles.get, { params: { id: newId } });
    expect(old).toMatchObject({ members: [{ name: "柳长山" }], can: { edit: false } });
    const why = await county.refused(profiles.save, { params: { id: newId }, body: { version: 1 } });
    expect(why.reasons[0]!.rule).toBe("village-ended");
  },
);
