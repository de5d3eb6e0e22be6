import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Shows a .docx as pages: FILE → OUTDIR/name.pdf and one PNG a page. Needs LibreOffice Writer, poppler-utils and the
// fonts named below (Debian: libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-arphic-ukai).

/** The faces an office has, and what stands in for them here; without the table every style comes out as one face. */
const substitutes: Record<string, string> = {
  仿宋_GB2312: "Noto Serif CJK SC",
  仿宋: "Noto Serif CJK SC",
  方正仿宋_GBK: "Noto Serif CJK SC",
  楷体_GB2312: "AR PL UKai CN",
  楷体: "AR PL UKai CN",
  方正楷体_GBK: "AR PL UKai CN",
  黑体: "Noto Sans CJK SC",
  方正黑体_GBK: "Noto Sans CJK SC",
  宋体: "Noto Serif CJK SC",
  方正小标宋简体: "Noto Serif CJK SC:bold",
  方正小标宋_GBK: "Noto Serif CJK SC:bold",
};

function fontTable(): string {
  const rules = Object.entries(substitutes).map(([name, stand]) => {
    const [family, bold] = stand.split(":");
    const weight = bold ? '<edit name="weight" mode="assign"><const>bold</const></edit>' : "";
    return `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${family}</string></edit>${weight}</match>`;
  });
  return `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${rules.join("")}</fontconfig>`;
}

const [file, folder] = process.argv.slice(2);
if (!file || !folder) {
  console.error("usage: render-docx.ts FILE OUTDIR");
  process.exit(2);
}
const out = resolve(folder);
const scratch = mkdtempSync(join(tmpdir(), "render-docx-"));
try {
  mkdirSync(out, { recursive: true });
  const fonts = join(scratch, "fonts.conf");
  writeFileSync(fonts, fontTable());
  // A profile of its own: two conversions on one profile disturb each other.
  const profile = `-env:UserInstallation=${pathToFileURL(join(scratch, "profile"))}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", out, resolve(file)], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    timeout: 60_000,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const name = basename(file).replace(/\.docx$/i, "");
  execFileSync("pdftoppm", ["-r", "60", "-png", join(out, `${name}.pdf`), join(out, name)], { timeout: 60_000 });
  console.log(
    readdirSync(out)
      .filter((entry) => entry.startsWith(name))
      .join("\n"),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
