type Position = readonly [longitude: number, latitude: number];

/** Longitude shrunk by the cosine of the middle latitude: over one county nothing else can be seen. */
export function projection(rings: readonly (readonly Position[])[], room: { width: number; height: number }) {
  const points = rings.flat();
  const [west, east] = span(points.map(([longitude]) => longitude));
  const [south, north] = span(points.map(([, latitude]) => latitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [(east - west) * shrink, north - south];
  const scale = Math.min(room.width / Math.max(wide, 1e-9), room.height / Math.max(high, 1e-9));
  const [left, top] = [(room.width - wide * scale) / 2, (room.height - high * scale) / 2];
  return ([longitude, latitude]: Position): readonly [number, number] => [
    left + (longitude - west) * shrink * scale,
    top + (north - latitude) * scale,
  ];
}

function span(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}

export function pathOf(
  rings: readonly (readonly Position[])[],
  project: (point: Position) => readonly [number, number],
) {
  const line = (ring: readonly Position[]) => ring.map(project).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return rings.map((ring) => `M${line(ring).join("L")}Z`).join("");
}
