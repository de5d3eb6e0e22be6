/** Writes the permission tables of docs/manual.zh-CN.md from src/domain/access.ts. */
import fs from "node:fs/promises";
import { withAccessTables } from "./manual/access-table.ts";

const file = "docs/manual.zh-CN.md";
await fs.writeFile(file, withAccessTables(await fs.readFile(file, "utf8")));
