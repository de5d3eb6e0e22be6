/** Writes src/server/db/schema.ts and db/schema.sql from the migrated database named by OWNER_URL or a scratch one. */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { describeSchema } from "../src/server/db/describe.ts";
import { migrate } from "../src/server/db/migrate.ts";

const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-schema-"));
const server = await startEmbedded(dir, () => undefined, { fast: true });
try {
  await migrate(server.ownerUrl);
  const { types, dump } = await describeSchema(server.ownerUrl);
  await fs.writeFile("src/server/db/schema.ts", types);
  await fs.writeFile("db/schema.sql", dump);
} finally {
  await server.stop();
  await fs.rm(dir, { recursive: true, force: true });
}
