import os from "node:os";
import { commandLineId } from "../audit/record.ts";

/** Whom the audit names for an act of the command line: nobody's account, and the user of this machine. */
export function atTheKeyboard() {
  return { accountId: commandLineId, name: `命令行（系统用户 ${machineUser()}）` };
}

export const systemAtTheKeyboard = () => ({ ...atTheKeyboard(), role: "system" as const });

function machineUser(): string {
  try {
    return os.userInfo().username;
  } catch (error) {
    // A container may run under a number without a name.
    if ((error as NodeJS.ErrnoException).code !== "ERR_SYSTEM_ERROR") throw error;
    return String(process.getuid?.());
  }
}
