import { uuidv7 } from "#contract/uuid.ts";
import { choose } from "../../e2e/desk.ts";
import { demoPassword } from "../../src/server/demo/seats.ts";
import type { Camera, Officer } from "./camera.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Listed {
  readonly rows: readonly { readonly id: string; readonly light: string }[];
}

/** An empty house: the page that makes the three officers. */
export async function pictureSetup(camera: Camera) {
  const first = await camera.stranger();
  await first.show("/");
  await first.picture("setup", { until: 900 });
}

/** Everything the demo county holds before anybody moves anything. */
export async function pictureDemo(camera: Camera) {
  const stranger = await camera.stranger();
  await stranger.show("/sign-in");
  await stranger.picture("sign-in", { until: 1240 });
  const county = await camera.officer("zuzhi1", demoPassword);
  const third = (await county.read<Named[]>("/rounds")).find(({ name }) => name.startsWith("第三轮"))!.id;
  await county.show("/");
  await county.picture("home", { until: 760 });
  await pictureRegistry(county);
  await pictureThirdRound(county, third);
  await pictureCases(county);
  await pictureWall(county);
  await pictureBulletins(camera, county, third);
  await pictureOfficers(camera);
}

async function pictureRegistry(county: Officer) {
  await county.show("/townships");
  await county.picture("townships", { until: 620 });
  await county.show("/imports/new?register=village");
  await county.picture("import-new", { until: 520 });
  await county.show("/villages");
  await county.picture("villages", { until: 640 });
  const { rows } = await county.read<Listed>("/villages");
  await county.show(`/villages/${rows[0]!.id}`);
  await county.press("登记变更");
  await county.picture("village", { until: 640 });
  await county.show("/organisations");
  await county.picture("organisations", { until: 520 });
}

async function pictureThirdRound(county: Officer, third: string) {
  await county.show(`/rounds/${third}/ranking`);
  await county.page.getByRole("button", { name: "的得分明细" }).nth(2).click();
  await county.picture("ranking");
  await county.show(`/rounds/${third}/ranking?only=near-line`);
  await county.picture("ranking-near", { until: 760 });
  await county.show(`/rounds/${third}/decision`);
  await county.picture("decided", { until: 700 });
  await county.press("作出更正、动态纳入");
  await county.picture("correction", { until: 760 });
}

async function pictureCases(county: Officer) {
  await county.show("/cases");
  await county.picture("cases", { until: 800 });
  const { rows } = await county.read<Listed>("/cases?light=red");
  await county.show(`/cases/${rows[0]!.id}`);
  await county.picture("case");
  await county.press("增加目标事项");
  await county.picture("goal-form", { of: county.page.getByRole("dialog") });
}

async function pictureWall(county: Officer) {
  await county.show("/wall");
  await county.picture("wall");
  await county.show("/wall?light=red");
  await county.picture("wall-red", { until: 620 });
}

async function pictureBulletins(camera: Camera, county: Officer, third: string) {
  const all = await county.read<{ id: string; status: string }[]>("/bulletins");
  const draft = all.find(({ status }) => status === "draft")!.id;
  await county.show("/bulletins");
  await county.picture("bulletins", { until: 420 });
  await county.show(`/bulletins/${draft}`);
  await county.picture("bulletin-draft");
  await county.page.locator(".paper .paper-figure").nth(0).click();
  await county.page.waitForTimeout(900);
  await county.picture("bulletin-figure");
  await county.show(`/bulletins/${draft}`);
  await county.confirm("送审");
  const second = await camera.officer("zuzhi2", demoPassword);
  await second.show(`/bulletins/${draft}`);
  await second.picture("bulletin-review", { until: 640 });
  await second.confirm("审核通过");
  await second.press("印发");
  await second.picture("bulletin-publish", {
    of: second.page.getByRole("dialog"),
  });
  await pictureDifference(county, third);
}

/** Only with its own kind is a circular compared: another of the kind that was issued, after a file has grown. */
async function pictureDifference(county: Officer, third: string) {
  const { rows } = await county.read<Listed>("/cases?light=red");
  await county.write("POST", `/cases/${rows[0]!.id}/problems`, {
    ...{ id: uuidv7(), aspect: "premises", text: "村级组织活动场所门窗破损，冬季不能使用", dueOn: null },
    ...{ rootCause: "维修经费没有列入预算", evidence: "乡镇现场查看记录" },
  });
  const another = uuidv7();
  await county.write("POST", "/bulletins", { id: another, roundId: third, kind: "confirmation" });
  await county.show(`/bulletins/${another}`);
  await county.page.getByRole("tab", { name: "与上一份的差异" }).click();
  await county.page.waitForTimeout(900);
  await county.picture("bulletin-difference", { until: 760 });
}

async function pictureOfficers(camera: Camera) {
  const system = await camera.officer("xitong", demoPassword);
  await system.show("/accounts");
  await system.press("开设账号");
  await system.picture("accounts", { until: 640 });
  await system.show("/counties");
  await system.press("建立县（市、区）");
  await system.picture("counties", { until: 560 });
  await system.show("/calendar");
  await system.picture("calendar", { until: 860 });
  const security = await camera.officer("anquan", demoPassword);
  await security.show("/grants");
  await security.press("授予岗位");
  await choose(security.page, "岗位", "驻村工作队");
  await security.picture("grants", { until: 560 });
  const audit = await camera.officer("rizhi", demoPassword);
  await audit.show("/audit");
  await audit.press("核验封存链");
  await audit.picture("audit", { until: 760 });
}
