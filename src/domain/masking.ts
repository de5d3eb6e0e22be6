/** 《个人信息保护法》第五十一条：采取相应的加密、去标识化等安全技术措施。 Everything here works on whole characters. */

const doubleSurnames = [
  "欧阳",
  "司马",
  "上官",
  "诸葛",
  "皇甫",
  "尉迟",
  "公孙",
  "慕容",
  "令狐",
  "宇文",
  "长孙",
  "夏侯",
  "东方",
  "端木",
  "司徒",
];

const surnameLength = (name: readonly string[]) =>
  name.length > 2 && doubleSurnames.includes(name.slice(0, 2).join("")) ? 2 : 1;

/** 公开场合写“张某”“张某某”；a name joined by ·, as 阿依古丽·买买提, keeps its first character alone. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  if (letters.length === 0) return "";
  if (letters.includes("·")) return `${letters[0]!}某某`;
  const shown = surnameLength(letters);
  return letters.slice(0, shown).join("") + "某".repeat(Math.min(2, Math.max(1, letters.length - shown)));
}

/** 内部列表写“张*”：the length of the given name stays hidden too. */
export function maskNameBriefly(name: string): string {
  const letters = Array.from(name.trim());
  if (letters.length === 0) return "";
  return `${letters.slice(0, surnameLength(letters)).join("")}*`;
}

/** 手机号写 138****0000；any other number keeps its last four digits, and one too short to hide anything shows nothing. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/gu, "");
  if (/^\d{11}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(7)}`;
  return maskToLastFour(digits);
}

/** 身份证号码对外不出现，内部只显示后四位。 */
export function maskIdNumber(number: string): string {
  return maskToLastFour(number.trim());
}

/** 银行卡号内部只显示后四位，任何公开材料中不出现。 */
export function maskBankCard(number: string): string {
  return maskToLastFour(number.replace(/\s/gu, ""));
}

/** 住址只写到村民小组，门牌不出现。 An address that names no group, village or community is hidden whole. */
export function maskAddress(address: string): string {
  const found = /^.*(?:组|村(?!民)|社区)/u.exec(address.trim());
  return found ? found[0] : "*".repeat(Math.min(4, Array.from(address.trim()).length));
}

function maskToLastFour(text: string): string {
  const letters = Array.from(text);
  if (letters.length < 8) return "*".repeat(letters.length);
  return "*".repeat(letters.length - 4) + letters.slice(-4).join("");
}
