import { uuidv7 } from "#contract/uuid.ts";
import { demoPassword } from "../../src/server/demo/seats.ts";
import type { Camera, Officer } from "./camera.ts";
import { demoDay } from "./fourth-round.ts";

interface Listed {
  readonly rows: readonly { readonly id: string; readonly village: string; readonly kind?: string }[];
}
interface Standing {
  readonly id: string;
  readonly slot: string;
  readonly name: string;
  readonly version: number;
  readonly toOn: string;
}
interface Named {
  readonly id: string;
  readonly name: string;
}

const appraisal = [
  ["实到人数", "15"],
  ["满意票", "11"],
  ["一般票", "3"],
  ["不满意票", "1"],
] as const;

/** The village of the team on the sign-in page. */
const home = "老沟铺村";

/** 队伍、计划、纪实、月报、整顿到底: every room as the demo holds it, then what an office writes there. */
export async function pictureTurnaround(camera: Camera) {
  const county = await camera.officer("zuzhi1", demoPassword);
  const team = await camera.officer("gongzuodui", demoPassword);
  const township = await camera.officer("xinghua", demoPassword);
  await pictureMatch(county);
  await pictureRules(county);
  await pictureCircular(county);
  await pictureCaseEnds(county);
  await picturePlans(county, township, team);
  await pictureRecords(camera, county);
  await pictureTeams(county, township, team);
  await pictureReports(township, team);
  await pictureVillageFile(county, team);
}

async function pictureMatch(county: Officer) {
  await county.show("/persons");
  await county.picture("persons", { until: 640 });
  const third = (await county.read<Named[]>("/rounds")).find(({ name }) => name.startsWith("第三轮"))!.id;
  await county.show(`/rounds/${third}/match`);
  await county.picture("match");
  const { runs } = await county.read<{ runs: Named[] }>(`/rounds/${third}/match`);
  await county.show(`/matches/${runs[0]!.id}`);
  await county.picture("match-plan");
  await county.press(home);
  await county.picture("match-reasons");
}

async function pictureRules(county: Officer) {
  await county.show("/rules");
  await county.picture("rules", { until: 700 });
  await county.show("/rules/leave-ladder");
  await county.picture("rule", { until: 820 });
}

async function pictureCircular(county: Officer) {
  const all = await county.read<{ id: string; kind: string }[]>("/bulletins");
  await county.show(`/bulletins/${all.find(({ kind }) => kind === "campaign")!.id}`);
  await county.picture("bulletin-campaign", { until: 1340 });
}

async function pictureCaseEnds(county: Officer) {
  const one = async (query: string) => (await county.read<Listed>(`/cases?${query}`)).rows[0]!.id;
  await county.show(`/cases/${await one("status=consolidation")}`);
  await county.picture("case-course", { until: 860 });
  await county.show(`/cases/${await one("waits=accept")}/accept`);
  for (const [n, box] of (await county.page.locator(".score-table input").all()).entries())
    await box.fill(String(Number(await box.getAttribute("aria-valuemax")) - (n % 4 === 0 ? 1 : 0)));
  for (const [label, votes] of appraisal) await county.page.getByLabel(label, { exact: true }).fill(votes);
  await county.page.keyboard.press("Tab");
  await county.picture("acceptance");
  await county.show("/cases/checks");
  await county.picture("consolidations", { until: 520 });
  await county.show("/cases/survival");
  await county.picture("survival", { until: 860 });
}

async function picturePlans(county: Officer, township: Officer, team: Officer) {
  const own = (await team.read<Listed>("/teams")).rows[0]!.id;
  await county.show("/plans");
  await county.picture("plans", { until: 640 });
  const { rows } = await team.read<Listed>("/plans");
  await team.show(`/plans/${rows.find(({ kind }) => kind === "annual")!.id}`);
  await team.picture("plan", { until: 760 });
  await team.show(`/plans/teams/${own}?tab=items`);
  await team.picture("major-items", { until: 620 });
  await township.show(`/plans/teams/${own}?tab=schedules`);
  await township.page.getByRole("link", { name: "保鲜冷库建设" }).click();
  await township.page.getByRole("img", { name: /^横道图/ }).waitFor();
  await township.picture("schedule");
  await pictureSteps(team, own);
  await county.show("/plans/wall");
  await county.picture("plan-wall");
}

/** The team takes its schedule back, looks at what may be done to a step, and hands it in as it was. */
async function pictureSteps(team: Officer, own: string) {
  await team.show(`/plans/teams/${own}?tab=schedules`);
  await team.page.getByRole("link", { name: "保鲜冷库建设" }).click();
  await team.confirm("撤回");
  const steps = team.page
    .locator("section.card")
    .filter({ has: team.page.getByRole("button", { name: /^调整工序：/ }) });
  await team.page.getByText("已办理。").waitFor({ state: "hidden" });
  await steps
    .getByRole("button", { name: /^调整工序：/ })
    .nth(4)
    .click();
  await team.page.getByRole("menuitem", { name: "修改名称、工期" }).waitFor();
  await team.picture("schedule-steps", { of: steps });
  await team.page.keyboard.press("Escape");
  await team.confirm("报乡镇审核");
}

/** 记一条 is made for a telephone: it is shown as wide as one. */
async function pictureRecords(camera: Camera, county: Officer) {
  await county.show("/records");
  await county.picture("records", { until: 760 });
  const phone = await camera.officer("gongzuodui", demoPassword, { width: 390, height: 844 });
  await phone.show("/records/new");
  await phone.page.getByText("调解纠纷", { exact: true }).click();
  await phone.page.locator("#entry-text").fill("两户因宅基地边界争执，上门说和，当场立桩为界。");
  const whole = await phone.page.locator("body").evaluate((body) => body.scrollHeight);
  await phone.picture("record-new", { until: whole });
}

async function pictureTeams(county: Officer, township: Officer, team: Officer) {
  await county.show("/teams");
  await county.picture("teams", { until: 640 });
  const { id } = (await team.read<Listed>("/teams")).rows[0]!;
  await county.show(`/teams/${id}`);
  await county.picture("team", { until: 860 });
  await township.show("/leaves");
  await township.picture("leaves", { until: 520 });
  const { postings } = await team.read<{ postings: Standing[] }>(`/teams/${id}`);
  const secretary = postings.find(({ slot }) => slot === "first-secretary")!;
  await team.show(`/postings/${secretary.id}`);
  await team.picture("posting", { until: 900 });
  await pictureRotation(county, id);
  await county.show("/trainings");
  await county.picture("trainings", { until: 420 });
  await pictureHandover(county, team, secretary);
}

/** The form of a rotation for a day ahead; it is not sent. */
async function pictureRotation(county: Officer, teamId: string) {
  await county.show(`/teams/${teamId}`);
  const row = county.page.locator("tbody tr.ant-table-row").filter({ hasText: "驻村第一书记" });
  await row.getByRole("button", { name: "轮换" }).click();
  const day = county.page.getByLabel("前任离岗日期");
  await day.fill("2026-12-31");
  await day.press("Enter");
  await county.page.getByLabel("轮换原因").fill("年底轮换");
  await county.page.getByText("将于2027年1月1日生效", { exact: false }).waitFor();
  const desk = county.page.viewportSize()!;
  await county.page.setViewportSize({ width: desk.width, height: 580 });
  await county.picture("rotation", { of: county.page.getByRole("dialog") });
  await county.page.setViewportSize(desk);
}

/** The successor is the first of the pool who may stand here. */
async function pictureHandover(county: Officer, team: Officer, { id, version, toOn }: Standing) {
  const { villageId } = (await team.read<{ rows: { villageId: string }[] }>("/teams")).rows[0]!;
  const query = `villageId=${villageId}&slot=first-secretary`;
  const pool = await county.read<{ id: string; refusals: string[] }[]>(`/team-candidates?${query}`);
  const personId = pool.find(({ refusals }) => refusals.length === 0)!.id;
  const handoverId = uuidv7();
  const reason = "任期考核后回原单位任职";
  await county.write("POST", `/postings/${id}/replace`, {
    ...{ id: uuidv7(), handoverId, version, personId, reason, endedOn: demoDay, toOn },
  });
  await team.show(`/handovers/${handoverId}`);
  await team.picture("handover");
}

async function pictureReports(township: Officer, team: Officer) {
  await team.show("/reports");
  await team.press("起草月报");
  await team.page.getByRole("button", { name: "报送" }).first().waitFor();
  await team.page.waitForTimeout(1000);
  await team.picture("report");
  await team.press(/^报送$/);
  await township.show("/reports");
  await township.picture("reports", { until: 560 });
}

async function pictureVillageFile(county: Officer, team: Officer) {
  const { villageId } = (await team.read<{ rows: { villageId: string }[] }>("/teams")).rows[0]!;
  await county.show(`/villages/${villageId}`);
  await county.picture("village-file");
}
