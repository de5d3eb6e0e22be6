import { Link, useSearchParams } from "wouter";
import type { Role } from "#domain/access.ts";
import { roleLabel } from "#domain/labels.ts";
import { Card, Empty, Page } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { useOpenRoutes } from "../desk-route.ts";
import { navEntries } from "../nav-rooms.ts";
import { useMe } from "../use-me.ts";
import { HomeCards } from "./HomeCards.tsx";
import { HomeFigures } from "./HomeFigures.tsx";
import { LightsCard, NotGreenCard } from "./LightsCard.tsx";
import "./home.css";

/** Offices that watch many villages, and those that stand beside a few. */
const watching: readonly Role[] = ["province", "city", "county", "township", "auditor"];
const beside: readonly Role[] = ["township", "unit", "team"];
const several: readonly Role[] = ["province", "city"];

/** 工作台: where things stand, what waits for this office, what is late, and what it can do. */
export function HomePage() {
  const { name, office } = useMe();
  const [params] = useSearchParams();
  const countyId = params.get("countyId") ?? undefined;
  const watches = watching.includes(office.role);
  return (
    <Page title="工作台" subtitle={`${office.place}　${roleLabel[office.role]}　${name}`}>
      {several.includes(office.role) && <CountyFilter />}
      {watches && <HomeFigures countyId={countyId} />}
      <div className="home-columns">
        <div className="home-stack">
          <HomeCards />
          {beside.includes(office.role) && <NotGreenCard />}
          {watches && <LightsCard countyId={countyId} />}
        </div>
        <MyPages />
      </div>
    </Page>
  );
}

/** The pages of this office, by the rooms of the top bar; what each is for shows where the pointer rests. */
function MyPages() {
  const rooms = navEntries(useOpenRoutes().filter((one) => one.purpose));
  return (
    <Card title="您可以办理">
      {rooms.length === 0 && <Empty>当前岗位还没有可办理的事项。如有疑问，请联系安全管理员核对授权。</Empty>}
      {rooms.map(({ word, pages }) => (
        <section className="home-room" key={word}>
          {pages.length > 1 && <h3>{word}</h3>}
          <ul>
            {pages.map(({ path, title, purpose }) => (
              <li key={path}>
                <Link href={path} title={purpose}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
          {pages.length === 1 && <p className="home-purpose">{pages[0]!.purpose}</p>}
        </section>
      ))}
    </Card>
  );
}
