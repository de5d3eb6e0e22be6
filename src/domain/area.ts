export type TownshipKind = "street" | "town" | "township" | "enterprise";
export type VillageKind = "community" | "village";

/** 统计用区划代码：十二位，前六位县级，七至九位乡级，十至十二位村级。 */
export interface AreaCode {
  readonly county: string;
  readonly township: string;
  readonly village: string;
}

export function splitAreaCode(code: string): AreaCode | undefined {
  if (!/^\d{12}$/.test(code)) return undefined;
  return { county: code.slice(0, 6), township: code.slice(6, 9), village: code.slice(9) };
}

/** 第七至九位：001–099 街道，100–199 镇，200–399 乡，400–599 政企合一单位。 */
export function townshipKind(code: string): TownshipKind | undefined {
  const number = Number(splitAreaCode(code)?.township);
  if (number >= 1 && number <= 99) return "street";
  if (number >= 100 && number <= 199) return "town";
  if (number >= 200 && number <= 399) return "township";
  return number >= 400 && number <= 599 ? "enterprise" : undefined;
}

/** 第十至十二位：001–199 居民委员会，200–399 村民委员会。 Other classes are left unnamed rather than guessed. */
export function villageKind(code: string): VillageKind | undefined {
  const number = Number(splitAreaCode(code)?.village);
  if (number >= 1 && number <= 199) return "community";
  return number >= 200 && number <= 399 ? "village" : undefined;
}

/** 全角字符（数字、字母、括号、空格）折成半角，如“（原１２村）”折成“(原12村)”。 */
export function foldWidth(text: string): string {
  if (!/[\u3000\uff01-\uff5e]/.test(text)) return text;
  return Array.from(text, (letter) => {
    const point = letter.codePointAt(0)!;
    if (point === 0x3000) return " ";
    return point >= 0xff01 && point <= 0xff5e ? String.fromCodePoint(point - 0xfee0) : letter;
  }).join("");
}

/** The order of code points, which PostgreSQL calls COLLATE "C". UTF-16 order would put rare characters of village names elsewhere. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const endings = ["村民委员会", "社区居民委员会", "居民委员会", "社区居委会", "村委会", "居委会", "社区", "村"];

/** Names are kept as written, but for width and the blanks around them. */
export const tidyName = (name: string) => foldWidth(name).trim();

/**
 * A village's name without what lists write differently: width, blanks, “（原…）” and the kind at its end. Endings go one
 * after another (张村村委会 → 张村 → 张) but never the whole name.
 */
export function plainName(name: string): string {
  let plain = foldWidth(name)
    .replace(/\s+/gu, "")
    .replace(/\(原[^)]*\)/gu, "");
  for (let ending = endingOf(plain); ending; ending = endingOf(plain))
    plain = plain.slice(0, plain.length - ending.length);
  return plain;
}

function endingOf(name: string): string | undefined {
  return endings.find((ending) => name.length > ending.length && name.endsWith(ending));
}

/** Township names repeat over the country but not in a county, village names repeat over a county: the key needs both. */
export function nameKey(township: string, village: string): string {
  return `${foldWidth(township).replace(/\s+/gu, "")}/${plainName(village)}`;
}

export interface NamedPlace {
  readonly id: string;
  readonly township: string;
  readonly name: string;
}

/**
 * The places a written name may mean. A place written exactly so wins; otherwise all with the same key are returned, and
 * with more than one a person chooses: 柳溪村 and 柳溪社区 often lie in one township.
 */
export function matchName<P extends NamedPlace>(written: Omit<NamedPlace, "id">, places: readonly P[]): P[] {
  const key = nameKey(written.township, written.name);
  const alike = places.filter((place) => nameKey(place.township, place.name) === key);
  const exact = alike.filter((place) => folded(place.name) === folded(written.name));
  return exact.length > 0 ? exact : alike;
}

function folded(name: string): string {
  return foldWidth(name).replace(/\s+/gu, "");
}
