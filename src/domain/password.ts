import { foldWidth } from "./area.ts";

export type PasswordRefusal = "too-short" | "too-few-classes" | "contains-login" | "weak-word" | "run";

export const passwordRefusalLabel: Record<PasswordRefusal, string> = {
  "too-short": "密码不少于 10 个字符",
  "too-few-classes": "密码应包含大写字母、小写字母、数字、其他符号中的至少三类",
  "contains-login": "密码不得包含登录名",
  "weak-word": "密码中不得有常见弱口令词",
  run: "密码中不得有四个连续或重复的字符，如 1234、abcd、aaaa",
};

/** Words met at the head of published lists of leaked passwords, with those an office in China adds. All lower case, four letters or more. */
export const weakWords: readonly string[] = (
  "password passw0rd p@ssword p@ssw0rd pass1word passwd mima qwerty qwer asdf asdfgh zxcv zxcvbn qazwsx 1qaz 2wsx 3edc 1q2w q1w2 " +
  "zaq1 xsw2 poiu lkjh mnbv qweasd asdqwe zxcasd admin administrator root guest test demo user login welcome letmein default " +
  "changeme temp secret master super system sysadmin oracle mysql postgres redis server manager backup iloveyou woaini woaiwo " +
  "aini5201 5201314 520520 1314520 7758521 woshi nihao zhongguo china beijing shanghai shandong huawei alibaba taobao tencent wechat weixin " +
  "dragon monkey tiger sunshine princess football baseball superman batman shadow michael jordan charlie freedom whatever trustno1 " +
  "starwars hello hunter killer flower soccer summer winter spring autumn zhucun zhucuntong danwei dangjian zuzhibu xianwei renmin " +
  "112233 123123 121212 131313 147258 159357 147852 258456 336699 88888 66666"
).split(" ");

/**
 * 等保 2.0 身份鉴别：身份鉴别信息具有复杂度要求并定期更换。
 *
 * The standard gives no numbers; ten characters and three of four classes are the usual reading. Case and width are
 * ignored when looking for words, names and runs, since “ＰＡＳＳＷＯＲＤ” is as weak as “password”.
 */
export function passwordRefusals(password: string, login: string): PasswordRefusal[] {
  const plain = foldWidth(password).toLowerCase();
  const name = foldWidth(login).trim().toLowerCase();
  const why: PasswordRefusal[] = [];
  if (Array.from(password).length < 10) why.push("too-short");
  if (classesIn(password) < 3) why.push("too-few-classes");
  if (name !== "" && plain.includes(name)) why.push("contains-login");
  if (weakWords.some((word) => plain.includes(word))) why.push("weak-word");
  if (hasRun(plain)) why.push("run");
  return why;
}

function classesIn(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
}

/** Four characters in a row that rise by one, fall by one or stay the same; letters and digits for the first two. */
function hasRun(plain: string): boolean {
  const points = Array.from(plain, (letter) => letter.codePointAt(0)!);
  return points.some((_, start) => start + 4 <= points.length && isRun(points.slice(start, start + 4)));
}

function isRun([a, b, c, d]: readonly number[]): boolean {
  const step = b! - a!;
  if (c! - b! !== step || d! - c! !== step) return false;
  if (step === 0) return true;
  return Math.abs(step) === 1 && [a!, d!].every((point) => /[a-z0-9]/.test(String.fromCodePoint(point)));
}
