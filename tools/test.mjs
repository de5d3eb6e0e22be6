import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { bootstrap, buildPages, root, runChild } from "./bootstrap.mjs";

await bootstrap();
const args = process.argv.slice(2);
const whole = args.length === 0;
const { runChecks } = await import("./checks.mjs");
const failedChecks = whole ? await runChecks() : [];

const env = { ...process.env };
if (whole || args.some((arg) => /e2e|journeys/.test(arg))) {
  const { ensureBrowser } = await import("./browser.mjs");
  env.CHROMIUM = await ensureBrowser();
  await buildPages();
}

const report = join(root, ".cache", "vitest", `${process.pid}.json`);
mkdirSync(dirname(report), { recursive: true });
const vitest = [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...args];
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const code = await runChild(process.execPath, [...vitest, ...reporters], { env });

const { passed, failed } = countTests(report);
rmSync(report, { force: true });
if (failedChecks.length > 0) console.log(`Checks that failed, see above: ${failedChecks.join(", ")}`);
const failures = failed + failedChecks.length;
// A broken file, a failed setup or a stray rejection fails the run without failing a test.
console.log(`${passed} passed, ${code !== 0 && failures === 0 ? 1 : failures} failed`);
process.exitCode = code !== 0 ? code : failures > 0 ? 1 : 0;

/** A test file that could not even be read counts as one failure. */
function countTests(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, "utf8"));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
