import { levelLabel } from "#domain/screening/labels.ts";
import { CaseLamp } from "./CaseLamp.tsx";
import type { Tile } from "./wall-tiles.ts";

/** What a tile says when it is pointed at or reached by key; the label of the tile says the same to a screen reader. */
export function WallTip({ tile, sheet }: { tile: Tile; sheet: { width: number; height: number } }) {
  const { name, listed } = tile.village;
  const below = tile.y + tile.height + 130 < sheet.height;
  const style = {
    left: `${(Math.min(tile.x, sheet.width - 240) / sheet.width) * 100}%`,
    ...(below ? { top: tile.y + tile.height + 6 } : { bottom: sheet.height - tile.y + 6 }),
  };
  return (
    <div className="wall-tip no-print" aria-hidden="true" style={style}>
      <strong>{name}</strong>
      {listed ? (
        <>
          <span>
            <CaseLamp colour={listed.light} /> {levelLabel[listed.level]}
          </span>
          <span>
            任务销号 {listed.done}/{listed.total}
          </span>
          <span>{listed.nextDue ? `下一节点 ${listed.nextDue}` : "没有待办时限"}</span>
        </>
      ) : (
        <span>未列入本轮整顿</span>
      )}
    </div>
  );
}
