export type Position = readonly [longitude: number, latitude: number];
/** A closed line; several of them are one outline, whatever lies inside what. */
export type Ring = readonly Position[];

export type OutlineRefusal =
  "not-geojson" | "ring-broken" | "outside-china" | "too-many-points" | "review-number-malformed";

export interface ReadOutline {
  readonly rings: readonly Ring[];
  readonly refusals: readonly OutlineRefusal[];
}

const mostPoints = 20_000;

/**
 * 《公开地图内容表示规范》、《地图管理条例》第三十七条：地图应当标注审图号。
 *
 * No map is shipped; a county uploads its own outline. Of a GeoJSON file only the lines of its areas are kept, so nothing
 * that was not looked at reaches a screen.
 */
export function readOutline(file: unknown): ReadOutline {
  const lines = ringsOf(file);
  if (lines === undefined || lines.length === 0) return { rings: [], refusals: ["not-geojson"] };
  if (lines.reduce((sum, line) => sum + line.length, 0) > mostPoints)
    return { rings: [], refusals: ["too-many-points"] };
  if (!lines.every((line) => line.every(isPosition))) return { rings: [], refusals: ["not-geojson"] };
  const rings = lines.map((line) =>
    (line as Position[]).map(([longitude, latitude]): Position => [longitude, latitude]),
  );
  const refusals: OutlineRefusal[] = [];
  if (!rings.every(isClosed)) refusals.push("ring-broken");
  if (!rings.flat().every(isInChina)) refusals.push("outside-china");
  return { rings, refusals };
}

/** 审图号：审图机关代号（年份）序号。 */
export function isReviewNumber(text: string): boolean {
  return /^[\p{Script=Han}A-Z]{1,8}[（(][12]\d{3}[）)]\d{1,6}号$/u.test(text);
}

/** 八成以上的村（社区）有坐标、且已上传带审图号的轮廓，方可上图：fewer would make the picture lie. */
export function mapOffered(villages: number, located: number, outlined: boolean): boolean {
  return outlined && villages > 0 && located * 5 >= villages * 4;
}

function ringsOf(file: unknown): unknown[][] | undefined {
  if (!isObject(file)) return undefined;
  if (file.type === "FeatureCollection") return joined(file.features, linesOfFeature);
  return file.type === "Feature" ? linesOfFeature(file) : linesOfArea(file);
}

const linesOfFeature = (feature: unknown) => (isObject(feature) ? linesOfArea(feature.geometry) : undefined);

function linesOfArea(area: unknown): unknown[][] | undefined {
  if (!isObject(area)) return undefined;
  if (area.type === "MultiPolygon") return joined(area.coordinates, lists);
  return area.type === "Polygon" ? lists(area.coordinates) : undefined;
}

function joined(values: unknown, read: (value: unknown) => unknown[][] | undefined): unknown[][] | undefined {
  if (!Array.isArray(values)) return undefined;
  const parts = values.map(read);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

const lists = (value: unknown): unknown[][] | undefined =>
  Array.isArray(value) && value.every(Array.isArray) ? value : undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && first![0] === last![0] && first![1] === last![1];
}

const isInChina = ([longitude, latitude]: Position) =>
  longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54;
