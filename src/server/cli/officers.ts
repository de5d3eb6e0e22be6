import { auth } from "#contract/auth.ts";
import { type Officer, officers as roles } from "#domain/access.ts";
import { needsSetup, setUp } from "../auth/commands.ts";
import { startProblem } from "../db/start-problem.ts";
import { openGround } from "../ground.ts";
import { askLine, askPassword } from "./ask.ts";
import { type Call, type Command, readArgs } from "./command.ts";

export const officers: Command = {
  name: "officers",
  usage: "",
  purpose: "在终端建立系统管理员、安全管理员、审计管理员三个账号；已有账号时不再执行",
  run: async (call) => {
    readArgs(call, officers, {}, 0);
    const opened = await openGround(call.config, call.say);
    try {
      const { gate } = opened.ground;
      if (!(await needsSetup(gate.shared))) throw startProblem("系统中已有账号，三员应由系统管理员在网页中办理。");
      const founders = await askFounders(call);
      await gate.write({ system: "sign-in" }, (tx) => setUp(tx, founders));
    } finally {
      await opened.close();
    }
    call.say("三员账号已建立，可以登录。密码由三人分别保管，不要交由一人。");
    return 0;
  },
};

const titles: Record<Officer, string> = {
  "system-admin": "系统管理员",
  "security-admin": "安全管理员",
  "audit-admin": "审计管理员",
};

type Founder = { loginName: string; name: string; password: string };

async function askFounders(call: Call) {
  const taken: string[] = [];
  const founders: Partial<Record<Officer, Founder>> = {};
  for (const role of roles) {
    call.say(`\n${titles[role]}`);
    const name = await askLine(call, "  姓名：", () => undefined);
    const loginName = await askLine(call, "  登录名：", (text) =>
      taken.includes(text.toLowerCase()) ? "三员必须使用三个不同的登录名" : undefined,
    );
    taken.push(loginName.toLowerCase());
    founders[role] = { name, loginName, password: await askPassword(call, loginName) };
  }
  return auth.setup.body.shape.officers.parse(founders);
}
