import { demoPassword } from "../../src/server/demo/seats.ts";

import type { Camera, Officer } from "./camera.ts";

interface Listed {
  readonly rows: readonly {
    readonly id: string;
    readonly projectId?: string | null;
    readonly name?: string;
    readonly assetClass?: string;
  }[];
}

const listed = async (officer: Officer, address: string) => (await officer.read<Listed>(address)).rows;
const firstOf = async (officer: Officer, address: string) => (await listed(officer, address))[0]!;

const pooledName = "六村统筹农产品冷链加工项目";

/** 项目库、公示、关口、资金、资产和收益、总览: every room of the projects as the demo holds it. */
export async function pictureProjects(camera: Camera) {
  const county = await camera.officer("qiyun1", demoPassword);
  const township = await camera.officer("meiling", demoPassword);
  await pictureBank(county);
  await pictureDisclosures(camera, county);
  await pictureWorks(county, township);
  await pictureFunds(camera, county);
  await pictureAssets(county);
  await pictureOverview(camera, county);
  await pictureRemeasurement(county);
}

async function pictureBank(county: Officer) {
  await county.show("/projects");
  // A page drawn taller than its window measures the head of its long table anew: this one is taken as it stands.
  await county.picture("projects");
  const reviewed = await listed(county, "/projects?status=reviewed&page=1&size=100");
  await county.show(`/projects/${reviewed.find(({ assetClass }) => assetClass === "operating")!.id}`);
  await county.picture("project", { until: 1000 });
}

async function pictureDisclosures(camera: Camera, county: Officer) {
  const { id, projectId } = await firstOf(county, "/disclosures?open=1&page=1&size=10");
  await county.show(`/projects/${projectId!}?tab=disclosures`);
  await county.picture("project-disclosures", { until: 980 });
  const stranger = await camera.stranger();
  await stranger.show(`/public/disclosures/99-qiyun/${id}`);
  await stranger.picture("public-disclosures", { until: 1440 });
}

async function pictureWorks(county: Officer, township: Officer) {
  const own = await firstOf(township, "/projects?status=started&page=1&size=100");
  await township.show(`/projects/${own.id}?tab=gates`);
  await township.picture("project-gates", { until: 1386 });
  const late = await firstOf(county, "/project-work-waiting/list?wait=late&page=1&size=10");
  await county.show(`/projects/${late.id}?tab=works`);
  await county.picture("project-works", { until: 1062 });
}

async function pictureFunds(camera: Camera, county: Officer) {
  const blocked = await county.read<{ rows: readonly { fundId: string }[] }>(
    "/allocations?waits=blocked&page=1&size=5",
  );
  const second = await camera.officer("qiyun2", demoPassword);
  await second.show(`/funds/${blocked.rows[0]!.fundId}`);
  await second.picture("fund", { until: 900 });
  const stuck = await firstOf(county, "/payments?waits=stuck&page=1&size=5");
  await county.show(`/projects/${stuck.projectId!}?tab=funds`);
  await county.picture("project-funds", { until: 1300 });
  await county.show("/ledger");
  await county.picture("ledger", { until: 900 });
}

async function pictureAssets(county: Officer) {
  const assets = await listed(county, "/assets?page=1&size=200");
  await county.show(`/assets/${assets.find(({ name }) => name?.startsWith("六村统筹"))!.id}`);
  await county.picture("asset", { until: 1192 });
  await county.show("/distributions");
  await county.picture("village-incomes", { until: 830 });
  await county.show(`/distributions/${(await firstOf(county, "/distributions?status=posted&page=1&size=5")).id}`);
  await county.picture("distribution", { until: 1100 });
}

async function pictureOverview(camera: Camera, county: Officer) {
  await county.show("/projects/overview");
  await county.picture("project-overview", { until: 1300 });
  await county.show("/projects/flow");
  await county.picture("project-flow", { until: 900 });
  await county.show("/projects/bars?year=2026");
  await county.picture("project-bars", { until: 900 });
  const wide = await camera.officer("qiyun1", demoPassword, { width: 1600, height: 1000 });
  await wide.show("/projects/wall");
  await wide.picture("project-wall", { until: 1000 });
  const all = await listed(county, "/projects?status=yielding&page=1&size=100");
  await county.show(`/projects/${all.find(({ name }) => name === pooledName)!.id}/archive`);
  await county.picture("project-archive", { until: 1100 });
}

/** 复核实测: what was drawn of last year's acceptances, one of them measured. */
async function pictureRemeasurement(county: Officer) {
  const { id } = await firstOf(county, "/remeasurements?page=1&size=5");
  await county.show(`/remeasurements/${id}`);
  await county.picture("remeasurement", { until: 600 });
}
