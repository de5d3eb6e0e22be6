import { openGround } from "../ground.ts";
import { type Command, readArgs } from "./command.ts";
import { programMigrations } from "./program.ts";

export const migrate: Command = {
  name: "migrate",
  usage: "",
  purpose: "建立数据库或升级到本程序的版本，完成后退出（程序启动时也会自动升级）",
  run: async (call) => {
    readArgs(call, migrate, {}, 0);
    const opened = await openGround(call.config, call.say);
    await opened.close();
    call.say(`数据库已是最新：${(await programMigrations()).at(-1)}`);
    return 0;
  },
};
