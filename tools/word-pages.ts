/**
 * Counts what a reader counts: the lines of every page and the characters of its longest line, as LibreOffice lays a .docx out.
 * GB/T 9704-2012 5.2.4: 一般每面排22行，每行排28个字. Usage: node tools/word-pages.ts file.docx …
 * Needs soffice and pdftotext; where 仿宋 is missing, LibreOffice takes another face with square characters of the same width.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pagesOf } from "./word-pages/pages.ts";

const files = process.argv.slice(2);
const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-pages-"));
try {
  for (const file of files) {
    const profile = `-env:UserInstallation=file://${dir}/profile`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", dir, file], { stdio: "ignore" });
    const pdf = path.join(dir, `${path.basename(file, ".docx")}.pdf`);
    const laidOut = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1e9 });
    console.log(path.basename(file));
    pagesOf(laidOut).forEach(({ lines, widest }, at) =>
      console.log(`  page ${at + 1}: ${lines} lines, longest ${widest} characters`),
    );
  }
} finally {
  await fs.rm(dir, { recursive: true, force: true });
}
