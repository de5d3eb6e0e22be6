import process from "node:process";
import { auditVerify } from "./cli/audit-verify.ts";
import { backup } from "./cli/backup.ts";
import type { Command } from "./cli/command.ts";
import { demo } from "./cli/demo.ts";
import { doctor } from "./cli/doctor.ts";
import { importAreasWith } from "./cli/import-areas.ts";
import { importVillagesWith } from "./cli/import-villages.ts";
import { migrate } from "./cli/migrate.ts";
import { officers } from "./cli/officers.ts";
import { resetOfficer } from "./cli/reset-officer.ts";
import { restore } from "./cli/restore.ts";
import { runCommand } from "./cli/run.ts";
import { terminalOn } from "./cli/terminal.ts";
import { verifyDraw } from "./cli/verify-draw.ts";
import { readConfig } from "./config.ts";
import { importAreas } from "./registry/import-areas.ts";
import { villageRegister } from "./registry/import-villages.ts";

/** The list of all commands. */
const commands: readonly Command[] = [
  migrate,
  officers,
  resetOfficer,
  demo,
  importAreasWith(importAreas),
  importVillagesWith(villageRegister),
  backup,
  restore,
  auditVerify,
  doctor,
  verifyDraw,
];

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  config: readConfig(),
  terminal: terminalOn(process.stdin, process.stdout),
  say: (line) => void process.stdout.write(`${line}\n`),
});
