import path from "node:path";
import { pathToFileURL } from "node:url";
import { demoPassword } from "../../src/server/demo/seats.ts";
import type { Camera, Officer } from "./camera.ts";

interface Listed {
  readonly rows: readonly { readonly id: string }[];
}

const firstOf = async (officer: Officer, address: string) => (await officer.read<Listed>(address)).rows[0]!.id;

/** 督查、到村检查、问题整改、亮灯、考核、简报通报: every room of supervision as the demo holds it. */
export async function pictureSupervision(camera: Camera) {
  const county = await camera.officer("qiyun1", demoPassword);
  const inspector = await camera.officer("qiyundc1", demoPassword);
  await pictureInspections(county);
  await pictureDraws(camera, county);
  await pictureVisits(inspector);
  await pictureFindings(camera, county);
  await pictureNamings(camera, county);
  const other = await camera.officer("zuzhi1", demoPassword);
  await pictureLights(other);
  await pictureEvaluations(camera, other);
}

async function pictureInspections(county: Officer) {
  await county.show("/inspections");
  await county.picture("inspections", { until: 560 });
  await county.show("/inspectors");
  await county.picture("inspectors", { until: 560 });
  await county.show(`/inspections/${await firstOf(county, "/inspections?status=finished")}`);
  await county.picture("inspection", { until: 760 });
}

async function pictureDraws(camera: Camera, county: Officer) {
  await county.show("/inspections");
  await county.page.getByRole("link", { name: /减负/ }).first().click();
  await county.page.getByRole("tab", { name: /抽取/ }).click();
  await county.picture("draws", { until: 640 });
  await county.page
    .getByRole("link", { name: /第 \d+ 次/ })
    .first()
    .click();
  await county.page.getByText("底册 SHA-256").first().waitFor();
  await county.picture("draw", { until: 900 });
  const stranger = await camera.stranger();
  await stranger.show("/public/draws");
  await stranger.page.getByLabel("县（市、区）").selectOption({ label: "栖云县" });
  await stranger.page.getByText("启动后公布名称").first().waitFor();
  await stranger.picture("public-draws", { until: 640 });
  await stranger.page.goto(pathToFileURL(path.resolve("docs/draw/verify.html")).href);
  await stranger.page.setInputFiles("#file", "docs/draw/example.json");
  await stranger.page.locator('#report[data-state="passed"]').waitFor();
  await stranger.picture("draw-verified", { until: 900 });
}

/** A visit that registered a finding shows more of the page than one that found nothing. */
async function visitThatFound(inspector: Officer) {
  const { rows } = await inspector.read<Listed>("/visits?status=submitted");
  for (const { id } of rows) {
    const { findings } = await inspector.read<{ readonly findings: readonly unknown[] }>(`/visits/${id}`);
    if (findings.length > 0) return id;
  }
  throw new Error("no visit found anything");
}

async function pictureVisits(inspector: Officer) {
  await inspector.show("/visits");
  await inspector.picture("visits", { until: 640 });
  await inspector.show(`/visits/${await visitThatFound(inspector)}`);
  await inspector.picture("visit", { until: 980 });
}

async function pictureFindings(camera: Camera, county: Officer) {
  await county.show("/findings");
  await county.picture("findings", { until: 760 });
  const township = await camera.officer("meiling", demoPassword);
  await township.show(`/findings/${await firstOf(township, "/findings")}`);
  await township.picture("finding", { until: 900 });
  await county.show("/findings/look-backs");
  await county.picture("look-backs", { until: 560 });
}

async function pictureNamings(camera: Camera, county: Officer) {
  const all = await county.read<readonly { id: string; kind: string }[]>("/bulletins");
  const of = (kind: string) => all.find((one) => one.kind === kind)!.id;
  await county.show(`/bulletins/${of("inspection")}`);
  await county.picture("bulletin-inspection", { until: 1340 });
  await county.show(`/bulletins/${of("briefing")}`);
  await county.picture("bulletin-briefing", { until: 1340 });
  await county.show("/series");
  await county.picture("series", { until: 520 });
  const township = await camera.officer("meiling", demoPassword);
  await township.show("/replies");
  await township.picture("replies", { until: 640 });
}

async function pictureLights(county: Officer) {
  await county.show("/lights");
  await county.picture("lights");
  await county.show(`/lights/case/${await firstOf(county, "/lights?kind=case&light=yellow")}`);
  await county.picture("light", { until: 760 });
  await county.show("/rules/light-rules");
  await county.picture("light-rules", { until: 820 });
}

async function pictureEvaluations(camera: Camera, county: Officer) {
  await county.show("/evaluations");
  await county.picture("evaluations", { until: 560 });
  const scoring = await firstOf(county, "/evaluations?status=scoring");
  await county.show(`/evaluations/${scoring}`);
  await county.picture("evaluation", { until: 900 });
  const { rows } = await county.read<{ rows: readonly { subjectId: string }[] }>(`/evaluations/${scoring}/subjects`);
  await county.show(`/evaluations/${scoring}/subjects/${rows[0]!.subjectId}`);
  await county.picture("evaluation-subject", { until: 980 });
  const inspector = await camera.officer("ducha", demoPassword);
  await inspector.show(`/evaluations/${scoring}/sheet`);
  await inspector.picture("evaluation-sheet", { until: 760 });
}
