import fs from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

export async function programVersion(): Promise<string> {
  return (JSON.parse(await fs.readFile(path.join(root, "package.json"), "utf8")) as { version: string }).version;
}

/** The migrations this program brings, in order. */
export async function programMigrations(): Promise<string[]> {
  const names = await fs.readdir(path.join(root, "db/migrations"));
  return names.filter((name) => name.endsWith(".sql")).sort();
}
