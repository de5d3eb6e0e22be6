import { Link } from "wouter";
import { Card, Empty, Page } from "../../ui/index.ts";
import { useOpenRoutes } from "../desk-route.ts";
import { roleLabel } from "#domain/labels.ts";
import { useMe } from "../use-me.ts";
import { HomeCards } from "./HomeCards.tsx";

/** 工作台: what waits for this office, and what it can do. */
export function HomePage() {
  const { name, office } = useMe();
  return (
    <Page title="工作台" subtitle={`${office.place}　${roleLabel[office.role]}　${name}`}>
      <div className="home-columns">
        <div>
          <HomeCards />
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
