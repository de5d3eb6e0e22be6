import { type Fen, wanOf } from "../../money.ts";
import { type Refusal, when } from "../gates/refusal.ts";

/** 一百亿元: whatever is above is a slip of the hand. */
export const largestFen: Fen = 1_000_000_000_000;

/** 金额应大于零，填到分；“填到哪一栏” is told by `at`. */
export function amountRefusals(amountFen: Fen, what = "金额", at = "amountFen"): Refusal[] {
  if (!Number.isSafeInteger(amountFen)) return when(true, "amount-broken", `${what}应填到分，不能有更小的零头。`, at);
  if (amountFen === 0) return when(true, "amount-zero", `${what}不能为零。`, at);
  if (amountFen < 0) return when(true, "amount-negative", `${what}不能为负数；要冲回已办的，请办理冲正或者收回。`, at);
  return when(amountFen > largestFen, "amount-too-large", `${what}超过一百亿元，请核对单位是“元”还是“万元”。`, at);
}

/** 12.3456 万元（123456.00 元）: a sentence about money says both units. */
export function moneyWords(fen: Fen): string {
  if (Math.abs(fen) < 1_000_000) return `${yuanOf(fen)} 元`;
  return `${wanOf(fen)} 万元`;
}

/** 元 to the fen and no longer than needed. */
export function yuanOf(fen: Fen): string {
  const size = Math.abs(fen);
  const rest = size % 100;
  const places = rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`;
  return `${fen < 0 ? "-" : ""}${(size - rest) / 100}${places}`;
}

const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"] as const;
const groups = ["", "万", "亿"] as const;

/** 大写金额, as a voucher bears it: 壹拾贰万叁仟肆佰伍拾陆元柒角捌分. */
export function capitalYuan(fen: Fen): string {
  const size = Math.abs(fen);
  const yuan = Math.floor(size / 100);
  const [jiao, cent] = [Math.floor((size % 100) / 10), size % 10];
  const whole = yuan === 0 ? "" : `${wholeWords(yuan)}元`;
  const sign = fen < 0 ? "负" : "";
  return `${sign}${whole || (size === 0 ? "零元" : "")}${smallWords(jiao, cent, whole !== "")}`;
}

function smallWords(jiao: number, cent: number, behind: boolean): string {
  if (jiao === 0 && cent === 0) return "整";
  const first = jiao > 0 ? `${digits[jiao]}角` : behind ? "零" : "";
  return cent === 0 ? `${first}整` : `${first}${digits[cent]}分`;
}

/** Four digits a group; one 零 for any run of noughts inside, none at the end. */
function wholeWords(yuan: number): string {
  const text = String(yuan);
  let words = "";
  let gap = false;
  for (let i = 0; i < text.length; i += 1) {
    const digit = Number(text[i]);
    const at = text.length - 1 - i;
    if (digit > 0) {
      words += `${gap ? "零" : ""}${digits[digit]}${places[at % 4]}`;
      gap = false;
    } else if (words !== "") gap = true;
    if (at % 4 === 0 && Number(text.slice(Math.max(0, i - 3), i + 1)) > 0) words += groups[at / 4];
  }
  return words;
}
