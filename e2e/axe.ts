import fs from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = await fs.readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// label-content-name-mismatch compares words as a dictionary cuts them; 后梨庄 within 后梨庄村 is then no match.
const options = { resultTypes: ["violations"], rules: { "label-content-name-mismatch": { enabled: false } } };

// While a dialog fades in, its colours mix with the page behind: wait for what moves and ends, so that axe judges what a person reads.
const settled = `new Promise(requestAnimationFrame)
  .then(() => new Promise(requestAnimationFrame))
  .then(() => document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime !== Infinity))
  .then((moving) => Promise.allSettled(moving.map((one) => one.finished)))
  .then(() => true)`;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong on the page, serious or critical, as readable lines; empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  // The page's policy refuses injected scripts, so axe comes in beside it.
  const violations = (await page.evaluate(
    `${source}; axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`,
  )) as Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} (${node.failureSummary.replace(/\s+/g, " ")})`).join("; ")}`,
    );
}
