interface Word {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

export interface PageCount {
  readonly lines: number;
  /** Of the longest line of body text, a digit or letter as half a character. */
  readonly widest: number;
}

const millimetre = 72 / 25.4;
/** The type area of an A4 sheet: 37 mm from the top, 225 mm high. */
const [upper, lower] = [37 * millimetre, (37 + 225) * millimetre];

/** What `pdftotext -bbox` says of each page. */
export const pagesOf = (laidOut: string): PageCount[] =>
  [...laidOut.matchAll(/<page [^>]*>(.*?)<\/page>/gsu)].map(([, page]) => countOf(wordsOf(page!)));

const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/gu;

const wordsOf = (page: string): Word[] =>
  [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
    left: Number(left),
    right: Number(right),
    top: Number(top),
    bottom: Number(bottom),
    text: text!.replace(/&(?:amp|lt|gt|quot|#\d+);/gu, "x"),
  }));

/** Words belong to one line when their middles lie within a third of a line of one another. */
function countOf(words: readonly Word[]): PageCount {
  const middle = ({ top, bottom }: Word) => (top + bottom) / 2;
  const inArea = words.filter((one) => middle(one) > upper && middle(one) < lower);
  const lines: Word[][] = [];
  for (const one of inArea.toSorted((a, b) => middle(a) - middle(b))) {
    const last = lines.at(-1);
    if (last && Math.abs(middle(last[0]!) - middle(one)) < 10) last.push(one);
    else lines.push([one]);
  }
  return { lines: lines.length, widest: Math.max(0, ...lines.map(charactersOf)) };
}

const charactersOf = (line: readonly Word[]) =>
  [...line.map(({ text }) => text).join("")].reduce(
    (sum, char) => sum + (char > "\u2e7f" || "“”—".includes(char) ? 1 : 0.5),
    0,
  );
