/** 22 pt characters in 156 mm are 20; a line that fills the width to its edges looks crammed. */
const mostCharacters = 18;

const neverFirst = /^[的和与及、，。：；）》”〕暨等]/;
const neverLast = /[（《“〔、和与及暨]$|关于$/;

/**
 * GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。
 * Words stay whole, and lines grow, shrink, or swell in the middle; a square or an hourglass is the last resort.
 */
export function titleLines(title: string): string[] {
  const chosen = title.split("\n").map((part) => part.trim());
  if (chosen.length > 1) return chosen.filter((part) => part !== "");
  const whole = chosen[0]!;
  const count = Math.ceil(length(whole) / mostCharacters);
  if (count <= 1) return [whole];
  const best = arrangements(wordsOf(whole), count).sort((a, b) => cost(a) - cost(b))[0];
  return best ?? [whole];
}

const length = (part: string) => [...part].reduce((sum, char) => sum + (char > "\u2e7f" ? 1 : 0.5), 0);

const wordsOf = (title: string): string[] =>
  [...new Intl.Segmenter("zh", { granularity: "word" }).segment(title)].map(({ segment }) => segment);

function arrangements(words: readonly string[], count: number): string[][] {
  const whole = words.join("");
  if (count === 1) return length(whole) <= mostCharacters ? [[whole]] : [];
  const found: string[][] = [];
  for (let i = 1; i < words.length; i++) {
    const first = words.slice(0, i).join("");
    if (length(first) > mostCharacters) break;
    for (const rest of arrangements(words.slice(i), count - 1)) found.push([first, ...rest]);
  }
  return found;
}

function cost(lines: readonly string[]): number {
  const lengths = lines.map(length);
  const steps = lengths.slice(1).map((current, i) => current - lengths[i]!);
  const uneven = steps.reduce((sum, step) => sum + Math.abs(Math.abs(step) - 2), 0);
  const breaks =
    lines.slice(1).filter((part) => neverFirst.test(part)).length +
    lines.slice(0, -1).filter((part) => neverLast.test(part)).length;
  return uneven + (isShapely(steps) ? 0 : 8) + breaks * 20;
}

/** Trapezoid: all steps the same way. Diamond: first longer, then shorter. */
function isShapely(steps: readonly number[]): boolean {
  const signs = steps.map(Math.sign);
  if (signs.includes(0)) return false;
  return signs.every((sign, i) => i === 0 || signs[i - 1]! >= sign) || signs.every((sign) => sign === 1);
}
