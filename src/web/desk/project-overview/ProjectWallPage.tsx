import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { projectOverview } from "#contract/project-overview.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, FullscreenButton, Light, lightLooks, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { useFilter } from "../use-filter.ts";
import { PlaceFilters } from "./PlaceFilters.tsx";
import "./project-overview.css";

type Wall = Result<typeof projectOverview.wall>;
type Tile = Wall["townships"][number]["projects"][number];
const colours = ["red", "yellow", "green", "none"] as const;

/** 项目挂图: every project one tile, in blocks of its township; told by shape, colour and word. */
export function ProjectWallPage() {
  const [filter, change] = useFilter(["countyId", "year"]);
  const query = filter as unknown as CallOf<typeof projectOverview.wall>["query"];
  const { data, error } = useQuery(useApi().query(projectOverview.wall, { query }));
  const all = data?.townships.flatMap(({ projects }) => projects) ?? [];
  return (
    <Page
      title="项目挂图"
      subtitle={data && `${data.county}　通过论证的项目 ${all.length} 个，按牵头乡镇（街道）分块`}
      actions={
        <>
          <PrintButton />
          <FullscreenButton />
        </>
      }
    >
      <CountyFilter />
      <PlaceFilters filter={filter} onFilter={change} places={false} />
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={10} />}
      {data && all.length === 0 && <Empty>还没有通过论证的项目。</Empty>}
      {all.length > 0 && (
        <p className="project-lights">
          {colours.map((colour) => (
            <Light
              key={colour}
              colour={colour}
              word={shownLightLabel[colour]}
              count={all.filter(({ light }) => light === colour).length}
            />
          ))}
        </p>
      )}
      <div className="project-wall">
        {data?.townships.map(({ id, name, projects }) => (
          <section key={id ?? name} className="project-block">
            <h2>
              {name} <span className="project-count">{projects.length} 个</span>
            </h2>
            <ul>
              {projects.map((tile) => (
                <ProjectTile key={tile.id} tile={tile} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function ProjectTile({ tile: { id, name, number, status, standing, light, villages } }: { readonly tile: Tile }) {
  const { shape, word } = lightLooks[light];
  const state = standing === "normal" ? projectStatusLabel[status] : standingLabel[standing];
  return (
    <li className={`project-tile project-tile-${light}`}>
      <Link href={`/projects/${id}`} title={`${number}　${name}　${state}　${word}`}>
        <span aria-hidden="true" className="project-shape">
          {shape}
        </span>
        <span className="project-tile-name">{name}</span>
        <span className="project-state">
          {state}
          {villages > 1 && `　统筹 ${villages} 村`}
        </span>
      </Link>
    </li>
  );
}
