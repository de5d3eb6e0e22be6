import type { wall } from "#contract/wall.ts";
import type { Result } from "#contract/route.ts";
import type { Light } from "#domain/cases/light.ts";

export type Wall = Result<typeof wall.read>;
export type WallTownship = Wall["townships"][number];
export type WallVillage = WallTownship["villages"][number];

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Tile extends Rect {
  readonly village: WallVillage;
  readonly fontSize: number;
  /** The name; a long one in two lines. */
  readonly lines: readonly string[];
  /** Kept in its place but pale: it does not answer the filter. */
  readonly dim: boolean;
}

export interface TownshipBox extends Rect {
  readonly id: string;
  readonly name: string;
  /** Villages and lights; in a narrow block what finds room of it. */
  readonly note: string;
  /** The whole of it, for those who listen. */
  readonly summary: string;
  readonly tiles: readonly Tile[];
}

export interface WallFilter {
  readonly townshipId: string | undefined;
  readonly light: string | undefined;
  readonly level: string | undefined;
  readonly listed: string | undefined;
}

const headHeight = 26;
const gap = 6;
const inset = 5;
const largest = { width: 190, height: 44 };

/** Where every township and village stands on a sheet of this size. Only the size of the screen moves anything. */
export function wallBoxes(
  townships: readonly WallTownship[],
  filter: WallFilter,
  sheet: { width: number; height: number },
) {
  const shown = townships.filter(({ id }) => !filter.townshipId || id === filter.townshipId);
  const edge = edgesOf(shown.map(({ block }) => block));
  return shown.map((township): TownshipBox => {
    const { block } = township;
    const box = {
      x: ((block.x - edge.x) / edge.width) * sheet.width,
      y: ((block.y - edge.y) / edge.height) * sheet.height,
      width: (block.width / edge.width) * sheet.width - gap,
      height: (block.height / edge.height) * sheet.height - gap,
    };
    const { id, name } = township;
    const notes = { note: noteWithin(township, box.width), summary: noteOf(township) };
    return { ...box, id, name, ...notes, tiles: tilesOf(township.villages, filter, box) };
  });
}

/** What the blocks cover: an office that sees one township sees it large. */
function edgesOf(blocks: readonly Rect[]): Rect {
  const [x, y] = [Math.min(...blocks.map((one) => one.x)), Math.min(...blocks.map((one) => one.y))];
  const right = Math.max(...blocks.map((one) => one.x + one.width));
  const bottom = Math.max(...blocks.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** In a narrow block the note would run into the name: there it says the number of villages alone. */
function noteWithin(township: WallTownship, width: number): string {
  const note = noteOf(township);
  const needed = lengthOf(township.name) * 16 + lengthOf(note) * 10 + 20;
  return needed <= width ? note : `${township.villages.length}村`;
}

function noteOf({ villages }: WallTownship): string {
  const count = (light: Light) => villages.filter((one) => one.listed?.light === light).length;
  const unset = count("none");
  const lit = `红${count("red")} 黄${count("yellow")} 绿${count("green")}`;
  return `${villages.length}村 · ${lit}${unset > 0 ? ` 未设时限${unset}` : ""}`;
}

function tilesOf(villages: readonly WallVillage[], filter: WallFilter, box: Rect): Tile[] {
  const shown = filter.listed ? villages.filter((one) => one.listed !== null) : villages;
  const room = { width: box.width - 2 * inset, height: box.height - headHeight - inset };
  const { columns, width, height, fontSize } = tileGrid(
    shown.map((one) => lengthOf(one.shortName)),
    room,
  );
  return shown.map((village, index) => ({
    village,
    x: box.x + inset + (index % columns) * width,
    y: box.y + headHeight + Math.floor(index / columns) * height,
    width: width - 2,
    height: height - 2,
    ...writtenIn({ width, height, fontSize }, village.shortName),
    dim: !answers(village, filter),
  }));
}

function answers({ listed }: WallVillage, { light, level }: WallFilter): boolean {
  if (!light && !level) return true;
  if (!listed) return false;
  return (!light || light.split(",").includes(listed.light)) && (!level || listed.level === level);
}

/** From six characters on, two lines are easier to read than one in small print. */
function writtenIn({ width, height, fontSize }: Pick<Tile, "width" | "height" | "fontSize">, name: string) {
  const letters = Array.from(name);
  if (letters.length < 6) return { lines: [name], fontSize: Math.min(fontSize, fittingFont(width, letters.length)) };
  const half = Math.ceil(letters.length / 2);
  const lines = [letters.slice(0, half).join(""), letters.slice(half).join("")];
  return { lines, fontSize: Math.min(fontSize, height * 0.42, fittingFont(width, half)) };
}

/** The grid in which the usual name is largest. Odd long names shrink by themselves. */
export function tileGrid(lengths: readonly number[], room: { width: number; height: number }) {
  const count = Math.max(1, lengths.length);
  const usual = Math.max(3, lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 3);
  const grids = Array.from({ length: count }, (_, index) => {
    const columns = index + 1;
    const width = Math.min(largest.width, room.width / columns);
    const height = Math.min(largest.height, room.height / Math.ceil(count / columns));
    return { columns, width, height, fontSize: Math.min(height * 0.52, fittingFont(width, usual)) };
  });
  return grids.reduce((best, one) => (one.fontSize > best.fontSize + 0.01 ? one : best));
}

/** Room for the shape at the left of a lit name as well. */
const fittingFont = (width: number, length: number) => Math.max(5, (width - 8) / (length + 1.4));

const lengthOf = (name: string) => Array.from(name).length;

/** The neighbour an arrow key leads to: the nearest centre on that side, straight ahead before aslant. */
export function nextTile(tiles: readonly Tile[], from: Tile, key: string): Tile | undefined {
  const steps: Record<string, readonly [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const step = steps[key];
  if (!step) return undefined;
  const weighed = tiles.flatMap((tile) => {
    const [dx, dy] = [
      tile.x + tile.width / 2 - from.x - from.width / 2,
      tile.y + tile.height / 2 - from.y - from.height / 2,
    ];
    const ahead = dx * step[0] + dy * step[1];
    const aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
    return ahead > 1 ? [{ tile, weight: ahead + aside * 3 }] : [];
  });
  return weighed.toSorted((a, b) => a.weight - b.weight)[0]?.tile;
}
