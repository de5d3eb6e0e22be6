/** Writes docs/draw/verify.html: the stand-alone page that verifies a certificate, one file out of the rules of the domain. */
import fs from "node:fs/promises";
import path from "node:path";
import { build } from "rolldown";

const root = path.resolve(import.meta.dirname, "..");
const source = (name: string) => path.join(root, "src/web/verify", name);
export const verifierFile = path.join(root, "docs/draw/verify.html");

export async function verifierPage(): Promise<string> {
  const worker = await bundle("worker.ts", {});
  const page = await bundle("page.ts", { workerCode: JSON.stringify(worker) });
  const html = await fs.readFile(source("verify.html"), "utf8");
  // Nothing in the script may look like its end.
  const script = page.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  return html.replace("<script></script>", () => `<script>\n${script}</script>`);
}

async function bundle(name: string, define: Record<string, string>): Promise<string> {
  const { output } = await build({
    input: source(name),
    cwd: root,
    write: false,
    logLevel: "warn",
    transform: { target: "chrome86", define },
    output: { format: "iife", minify: true },
  });
  return output[0].code;
}

if (process.argv[1] === import.meta.filename) await fs.writeFile(verifierFile, await verifierPage());
