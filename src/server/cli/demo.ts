import { loadDemo } from "../demo/commands.ts";
import { startProblem } from "../db/start-problem.ts";
import { openGround, refreshStatistics } from "../ground.ts";
import { type Command, readArgs } from "./command.ts";

export const demo: Command = {
  name: "demo",
  usage: "",
  purpose: "在空数据库中装入演示数据；已有账号时不再执行",
  run: async (call) => {
    readArgs(call, demo, {}, 0);
    const opened = await openGround(call.config, call.say);
    try {
      call.say("正在装入演示数据，约需数秒……");
      const loaded = await loadDemo(opened.ownerUrl, opened.ground.clock.today());
      if (!loaded) throw startProblem("系统中已有账号，演示数据不与真实数据混放。请另设 DATA_DIR 后重新执行。");
      await refreshStatistics(opened.ownerUrl);
    } finally {
      await opened.close();
    }
    call.say("演示数据已装入。启动程序后，登录页列有演示账号。");
    return 0;
  },
};
