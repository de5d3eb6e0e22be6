import { passwordRefusalLabel, passwordRefusals } from "#domain/password.ts";
import type { Call } from "./command.ts";

const longest = 40;

/** One line of a person at the terminal, asked again while it is empty, too long or refused. */
export async function askLine({ terminal, say }: Call, question: string, refuse: (text: string) => string | undefined) {
  for (;;) {
    const text = (await terminal.ask(question)).trim();
    const why = text === "" || text.length > longest ? `请填写 1 至 ${longest} 个字` : refuse(text);
    if (why === undefined) return text;
    say(`  ${why}，请重新输入。`);
  }
}

/** A new password typed twice, never shown; asked again until it keeps the rules. */
export async function askPassword({ terminal, say }: Call, loginName: string) {
  for (;;) {
    const password = await terminal.askSecret("  密码（输入时不显示）：");
    const why = passwordRefusals(password, loginName).map((rule) => passwordRefusalLabel[rule]);
    if (why.length > 0) say(`  ${why.join("；")}。请重新输入。`);
    else if ((await terminal.askSecret("  再输一次：")) === password) return password;
    else say("  两次输入不一致，请重新输入。");
  }
}
