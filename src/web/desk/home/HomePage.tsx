import { Link, useSearchParams } from "wouter";
import type { Role } from "#domain/access.ts";
import { roleLabel } from "#domain/labels.ts";
import { Card, Empty, Page } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { useOpenRoutes } from "../desk-route.ts";
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

function MyPages() {
  const pages = useOpenRoutes().filter((one) => one.purpose);
  return (
    <Card title="您可以办理">
      {pages.length === 0 && <Empty>当前岗位还没有可办理的事项。如有疑问，请联系安全管理员核对授权。</Empty>}
      <ul className="home-links">
        {pages.map((one) => (
          <li key={one.path}>
            <Link href={one.path}>{one.title}</Link>
            <span>{one.purpose}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
