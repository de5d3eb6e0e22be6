import { memo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useSheetSize } from "./use-sheet-size.ts";
import { nextTile, type Tile, type TownshipBox, type Wall, wallBoxes, type WallFilter } from "./wall-tiles.ts";
import { WallTile } from "./WallTile.tsx";
import { WallTip } from "./WallTip.tsx";

interface WallSheetProps {
  readonly data: Wall;
  readonly filter: WallFilter;
}

export function WallSheet({ data, filter }: WallSheetProps) {
  const frame = useRef<HTMLDivElement>(null);
  const villages = data.townships.reduce((sum, one) => sum + one.villages.length, 0);
  const size = useSheetSize(frame, filter.listed || filter.townshipId ? 0 : villages);
  const boxes = wallBoxes(data.townships, filter, size);
  const tiles = boxes.flatMap((box) => box.tiles);
  const [pointed, setPointed] = useState<string | null>(null);
  const tip = tiles.find(({ village }) => village.id === pointed);
  const acts = useTileActs(tiles, setPointed);
  return (
    <div className="wall-frame" ref={frame}>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-label="挂图：方向键在各村之间移动，回车键打开在册村的档案"
        {...acts}
      >
        {boxes.map((box, index) => (
          <WallBox key={box.id} box={box} first={index === 0} print={`${size.width} ${size.height}`} />
        ))}
      </svg>
      {tip && <WallTip tile={tip} sheet={size} />}
    </div>
  );
}

/** Pointing at a tile must not draw six hundred of them again. */
const WallBox = memo(DrawnBox, (a, b) => a.print === b.print && sameBox(a.box, b.box));

function sameBox(a: TownshipBox, b: TownshipBox): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function DrawnBox({ box, first }: { box: TownshipBox; first: boolean; print: string }) {
  return (
    <g role="group" aria-label={`${box.name}，${box.summary}`}>
      <rect className="wall-box" x={box.x} y={box.y} width={box.width} height={box.height} />
      <text className="wall-box-name" x={box.x + 7} y={box.y + 18}>
        {box.name}
      </text>
      <text className="wall-box-note" x={box.x + box.width - 7} y={box.y + 18} textAnchor="end">
        {box.note}
      </text>
      {box.tiles.map((tile, index) => (
        <WallTile key={tile.village.id} tile={tile} first={first && index === 0} />
      ))}
    </g>
  );
}

const villageOf = (target: EventTarget) => (target as Element).closest<SVGGElement>("[data-village]")?.dataset.village;

/** One listener for all tiles. */
function useTileActs(tiles: readonly Tile[], point: (villageId: string | null) => void) {
  const [, navigate] = useLocation();
  const at = (target: EventTarget) => tiles.find(({ village }) => village.id === villageOf(target));
  const open = (tile: Tile | undefined) => {
    if (tile?.village.listed) navigate(`/cases/${tile.village.listed.caseId}`);
  };
  return {
    onClick: (event: React.MouseEvent) => open(at(event.target)),
    onMouseOver: (event: React.MouseEvent) => point(villageOf(event.target) ?? null),
    onMouseLeave: () => point(null),
    onFocus: (event: React.FocusEvent) => point(villageOf(event.target) ?? null),
    onBlur: () => point(null),
    onKeyDown: (event: React.KeyboardEvent<SVGSVGElement>) => {
      const tile = at(event.target);
      if (!tile) return;
      if (event.key === "Enter") open(tile);
      if (event.key === "Escape") point(null);
      const next = nextTile(tiles, tile, event.key);
      if (!next) return;
      event.preventDefault();
      event.currentTarget.querySelector<SVGGElement>(`[data-village="${next.village.id}"]`)?.focus();
    },
  };
}
