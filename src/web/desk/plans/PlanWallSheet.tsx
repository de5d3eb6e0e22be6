import { Progress } from "../../ui/index.ts";
import type { PlanWall, WallTeam } from "./contract-types.ts";
import { stateLook } from "./StateLamp.tsx";
import { isShown, tileState, tileWords, townshipsShown, type WallChoice } from "./wall-tiles.ts";

interface PlanWallSheetProps {
  readonly data: PlanWall;
  readonly show: WallChoice | undefined;
  readonly townshipId: string | undefined;
  readonly onOpen: (team: WallTeam, show: WallChoice | undefined) => void;
}

/** A block a township, a tile a team; the Tab key walks the tiles and Enter opens one. */
export function PlanWallSheet({ data, show, townshipId, onOpen }: PlanWallSheetProps) {
  const townships = townshipsShown(data, townshipId);
  return (
    <div className="plan-wall-sheet">
      {townships.map(({ id, name, teams }) => (
        <section key={id} aria-label={name}>
          <h2>
            {name}
            <small>{teams.length} 支工作队</small>
          </h2>
          <ul>
            {teams.map((team) => (
              <li key={team.id}>
                <Tile team={team} dim={!isShown(team, show)} onOpen={() => onOpen(team, show)} />
                {team.stuck > 0 && (
                  <button type="button" className="plan-tile-stuck" onClick={() => onOpen(team, "stuck")}>
                    仍在谋划 {team.stuck} 项
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Tile({ team, dim, onOpen }: { team: WallTeam; dim: boolean; onOpen: () => void }) {
  const state = tileState(team);
  const shape = state === "none" ? "" : stateLook[state].shape;
  return (
    <button
      type="button"
      className={`plan-tile plan-tile-${state}${dim ? " plan-tile-dim" : ""}`}
      aria-label={tileWords(team)}
      onClick={onOpen}
    >
      <strong>
        {shape} {team.village}
      </strong>
      {team.total > 0 && (
        <>
          <span className="plan-tile-counts">
            {(["late", "due", "done"] as const).map((one) => `${stateLook[one].shape}${team[one]}`).join("　")}
          </span>
          <Progress done={team.done} of={team.total} />
        </>
      )}
    </button>
  );
}
