import { expect } from "vitest";
import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { aProjectBefore, passes } from "../../testing/given-gates.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const planned = { planStartOn: "2027-06-01", planFinishOn: "2027-12-31" };

apiTest("gates are counted back from the finish, kept, and held against the day they are passed", async (stage) => {
  const { tx, as } = stage;
  const project = await aProjectBefore(tx, "approval", planned);
  const { params } = project;
  const county = await as("county");
  const preview = await county.call(projectGates.preview, { params, query: {} });
  expect(preview.days.find(({ gate }) => gate === "completion")!.finishOn).toBe("2027-12-31");
  expect([preview.late, preview.sentence.startsWith("来得及")]).toEqual([false, true]);
  const { version } = await county.call(projectGates.schedule, {
    params,
    body: { version: 1, finishOn: "2027-12-31" },
  });
  await passes(stage, project, "approval", { version });
  const page = await county.call(projectGates.read, { params });
  const approval = page.gates.find(({ gate }) => gate === "approval")!;
  expect(approval.plan).toMatchObject({ finishOn: preview.days[0]!.finishOn });
  expect(approval.lateDays).toBeLessThan(0);
});

apiTest("too late is said, a day that does not exist is refused", async ({ tx, as }) => {
  const { params } = await aProjectBefore(tx, "approval", planned);
  const county = await as("county");
  const late = await county.call(projectGates.preview, { params, query: { finishOn: "2027-03-31" } });
  expect([late.late, late.sentence.startsWith("已经来不及")]).toEqual([true, true]);
  for (const call of [
    county.refused(projectGates.preview, { params, query: { finishOn: "2027-02-29" } }),
    county.refused(projectGates.schedule, { params, body: { version: 1, finishOn: "2027-02-29" } }),
  ])
    expect((await call).detail).toBe("2027年没有2月29日，请改为2月28日或者3月1日。");
});

apiTest("one gate is set by hand between those around it; of two at once the second is told", async ({ tx, as }) => {
  const { params } = await aProjectBefore(tx, "approval", planned);
  const county = await as("county");
  const { version } = await county.call(projectGates.schedule, {
    params,
    body: { version: 1, finishOn: "2027-12-31" },
  });
  const body = { version, gate: "design" as const, startOn: "2026-12-01", finishOn: "2026-12-25" };
  const stuck = await county.refused(projectGates.adjust, { params, body: { ...body, finishOn: "2028-01-31" } });
  expect(stuck.reasons[0]!.rule).toBe("plan-after-later");
  const page = await county.call(projectGates.read, { params });
  const finishOn = page.gates.find(({ gate }) => gate === "design")!.plan!.finishOn;
  await county.call(projectGates.adjust, { params, body: { ...body, finishOn } });
  expect((await county.refused(projectGates.adjust, { params, body: { ...body, finishOn } })).code).toBe("stale");
  const township = await as("township", "柳溪镇");
  expect((await township.refused(projectGates.adjust, { params, body })).code).toBe("forbidden");
});

apiTest("a project without a finish asks for one, and takes the one it was scheduled to", async ({ tx, as }) => {
  const { params, id } = await aProject(tx, { status: "banked", planFinishOn: null, planStartOn: null });
  const county = await as("county");
  const why = await county.refused(projectGates.preview, { params, query: {} });
  expect(why.reasons[0]!.rule).toBe("finish-missing");
  await county.call(projectGates.schedule, { params, body: { version: 1, finishOn: "2028-02-29" } });
  const row = await tx.selectFrom("project").where("id", "=", id).select("planFinishOn").executeTakeFirstOrThrow();
  expect(row.planFinishOn).toBe("2028-02-29");
});

apiTest(
  "a paper is laid beside a project, named as evidence, and who looks at it leaves a trace",
  async ({ tx, as }) => {
    const { params } = await aProjectBefore(tx, "approval");
    const township = await as("township", "柳溪镇");
    const fileId = uuidv7();
    const pdf = new Blob(["%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"]);
    await township.call(projectGates.attach, { params, query: { fileId }, file: pdf, fileName: "批复.pdf" });
    const got = await township.call(projectGates.file, { params: { ...params, projectFileId: fileId } });
    expect(got.fileName).toBe("批复.pdf");
    const acts = await tx.selectFrom("audit").where("subjectId", "=", params.id).select("verb").orderBy("id").execute();
    expect(acts.map(({ verb }) => verb)).toEqual(["project.record", "project.read"]);
    const song = await as("township", "松岭乡");
    expect((await song.refused(projectGates.file, { params: { ...params, projectFileId: fileId } })).code).toBe(
      "not-found",
    );
  },
);
