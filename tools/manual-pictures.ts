/**
 * Takes every picture of docs/manual.zh-CN.md anew: npm start once, then `node tools/manual-pictures.ts`.
 * The real program runs with the demo county on a folder of its own; a chapter named as an argument is taken alone.
 */
import fs from "node:fs/promises";
import { openBrowser, startProgram } from "../e2e/program.ts";
import { pictureDemo, pictureSetup } from "./manual/as-it-stands.ts";
import { type Camera, cameraOn } from "./manual/camera.ts";
import { demoDay, walkFourthRound } from "./manual/fourth-round.ts";
import { pictureProjects } from "./manual/projects.ts";
import { pictureSupervision } from "./manual/supervision.ts";
import { pictureTurnaround } from "./manual/turnaround.ts";

const chapters: Readonly<Record<string, { demo: "on" | "off"; take: (camera: Camera) => Promise<void> }>> = {
  setup: { demo: "off", take: pictureSetup },
  demo: { demo: "on", take: pictureDemo },
  turnaround: { demo: "on", take: pictureTurnaround },
  supervision: { demo: "on", take: pictureSupervision },
  projects: { demo: "on", take: pictureProjects },
  "fourth-round": { demo: "on", take: walkFourthRound },
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(chapters);
await fs.mkdir("docs/pictures", { recursive: true });
const browser = await openBrowser();
try {
  for (const name of wanted) {
    const chapter = chapters[name];
    if (!chapter) throw new Error(`There is no chapter ${name}; there are ${Object.keys(chapters).join(", ")}.`);
    const program = await startProgram({ DEMO: chapter.demo, TODAY: demoDay });
    try {
      await chapter.take(cameraOn(browser, program.origin));
    } finally {
      await program.stop();
    }
  }
} finally {
  await browser.close();
}
