import { attribute } from "./xml-text.ts";

/** Formats that every program knows by number: 14–22 and 45–47 everywhere, the others in East Asian editions. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Which cell styles show a number as a date. */
export function dateStyles(xml: string): (style: number) => boolean {
  const own = new Map(
    Array.from(xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g), ([tag]) => [
      Number(attribute(tag, "numFmtId")),
      isDateFormat(attribute(tag, "formatCode") ?? ""),
    ]),
  );
  const styles = /<(?:\w+:)?cellXfs[\s>][^]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? "";
  const dates = Array.from(styles.matchAll(/<(?:\w+:)?xf[\s/>][^>]*>?/g), ([tag]) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0);
    return own.get(id) ?? builtIn(id);
  });
  return (style) => dates[style] === true;
}

/** yyyy"年"m"月" is a date; 0.00"元" and [Red]0.0 are not. */
function isDateFormat(format: string): boolean {
  const bare = format.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|[*_]./gi, "");
  return !/general|常规|通用/i.test(bare) && /[ymdhs]/i.test(bare);
}
