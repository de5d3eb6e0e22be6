import { verifyAudit } from "../audit/seal.ts";
import { startProblem } from "../db/start-problem.ts";
import { asOwner } from "../ground.ts";
import { findPlace } from "./backup/data-dir.ts";
import { type Command, readArgs } from "./command.ts";
import { withOwner } from "./owner.ts";

export const auditVerify: Command = {
  name: "audit-verify",
  usage: "",
  purpose: "逐个核验审计封存；不一致时指明第一个，并以退出码 1 结束",
  run: async (call) => {
    readArgs(call, auditVerify, {}, 0);
    const { config, say } = call;
    if (!config.databaseUrl && !findPlace(config.dataDir))
      throw startProblem(`数据目录 ${config.dataDir} 中没有数据库。请检查 DATA_DIR。`);
    const { whole, sentence } = await withOwner(config, say, (ownerUrl) => asOwner(ownerUrl, verifyAudit));
    say(sentence);
    return whole ? 0 : 1;
  },
};
