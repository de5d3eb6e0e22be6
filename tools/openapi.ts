/** Writes docs/openapi.json from the routes of the house. */
import fs from "node:fs/promises";
import { openApiOf } from "../src/contract/openapi.ts";
import { allRoutes } from "../src/server/app.ts";

const document = openApiOf(allRoutes.map(({ route }) => route));
await fs.writeFile("docs/openapi.json", `${JSON.stringify(document, null, 1)}\n`);
