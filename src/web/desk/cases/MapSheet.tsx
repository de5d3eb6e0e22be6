import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocation } from "wouter";
import { wall } from "#contract/wall.ts";
import { useApi } from "../../api/use-api.ts";
import { lightLooks, ProblemNote, Waiting } from "../../ui/index.ts";
import { pathOf, projection } from "./map-projection.ts";
import { useSheetSize } from "./use-sheet-size.ts";
import type { Wall, WallFilter, WallVillage } from "./wall-tiles.ts";
import { tileWords } from "./WallTile.tsx";

/** The county's own outline with its villages where they are; a village without coordinates is not drawn, only counted. */
export function MapSheet({ data, filter }: { data: Wall; filter: WallFilter }) {
  const { data: map, error } = useQuery(useApi().query(wall.map, { query: { countyId: data.countyId } }));
  const frame = useRef<HTMLDivElement>(null);
  const size = useSheetSize(frame, 0);
  const room = { width: size.width - 80, height: size.height - 80 };
  const project = map && projection(map.rings, room);
  const shown = data.townships
    .filter(({ id }) => !filter.townshipId || id === filter.townshipId)
    .flatMap(({ villages }) => villages)
    .filter((village) => isShown(village, filter))
    // Drawn last, a listed village lies on top.
    .toSorted((a, b) => Number(a.listed !== null) - Number(b.listed !== null));
  const places = new Map(map?.places.map((place) => [place.villageId, place]));
  const missing = shown.filter(({ id }) => !places.has(id)).length;
  return (
    <div className="wall-frame" ref={frame}>
      <ProblemNote problem={error} />
      {!map && !error && <Waiting lines={8} />}
      {map && project && (
        <svg viewBox={`-40 -30 ${size.width} ${size.height}`} role="group" aria-label="地图">
          <path className="map-outline" d={pathOf(map.rings, project)} />
          {shown.map((village) => {
            const place = places.get(village.id);
            return (
              place && <MapPoint key={village.id} village={village} at={project([place.longitude, place.latitude])} />
            );
          })}
          <text className="map-source" x={-30} y={size.height - 42}>
            审图号：{map.reviewNumber}　来源：{map.source}
            {missing > 0 && `　另有 ${missing} 个村没有坐标，未上图`}
          </text>
        </svg>
      )}
    </div>
  );
}

function isShown({ listed }: WallVillage, { light, level, listed: onlyListed }: WallFilter): boolean {
  if (!listed) return !onlyListed && !light && !level;
  return (!light || listed.light === light) && (!level || listed.level === level);
}

function MapPoint({ village, at: [x, y] }: { village: WallVillage; at: readonly [number, number] }) {
  const [, navigate] = useLocation();
  const { listed } = village;
  if (!listed) return <circle className="map-off" cx={x} cy={y} r={2.5} aria-hidden="true" />;
  const open = () => navigate(`/cases/${listed.caseId}`);
  return (
    <g
      className={`map-point map-${listed.light}`}
      role="link"
      tabIndex={0}
      aria-label={tileWords(village)}
      onClick={open}
      onKeyDown={(event) => event.key === "Enter" && open()}
    >
      <title>{tileWords(village)}</title>
      <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
        {lightLooks[listed.light].shape}
      </text>
      <text className="map-name" x={x + 9} y={y} dominantBaseline="central">
        {village.shortName}
      </text>
    </g>
  );
}
