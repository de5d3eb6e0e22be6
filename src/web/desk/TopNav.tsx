import { Dropdown, type MenuProps } from "antd";
import { Link, useLocation } from "wouter";
import { isHere, type NavEntry, navEntries } from "./nav-rooms.ts";
import { routesFor } from "./routes.tsx";

/** The rooms of work in the top bar; a room with several pages opens a list. */
export function TopNav({ verbs }: { readonly verbs: readonly string[] }) {
  const [path] = useLocation();
  return (
    <nav className="top-nav" aria-label="主导航">
      {navEntries(routesFor(verbs)).map((entry) =>
        entry.pages.length === 1 ? (
          <Link
            key={entry.word}
            href={entry.pages[0]!.path}
            aria-current={isHere(path, entry.pages[0]!.path) ? "page" : undefined}
          >
            {entry.word}
          </Link>
        ) : (
          <NavRoom key={entry.word} entry={entry} path={path} />
        ),
      )}
    </nav>
  );
}

function NavRoom({ entry: { word, pages }, path }: { readonly entry: NavEntry; readonly path: string }) {
  const here = pages.filter((one) => isHere(path, one.path)).toSorted((a, b) => b.path.length - a.path.length)[0];
  const [, navigate] = useLocation();
  const items = pages.map((one) => ({ key: one.path, label: <Link href={one.path}>{one.nav}</Link> }));
  // The keys may stand on the line beside its link, which then hears nothing of Enter.
  const onClick: MenuProps["onClick"] = ({ key, domEvent }) => {
    if (!(domEvent.target as Element).closest("a")) navigate(key);
  };
  return (
    <Dropdown trigger={["click"]} autoFocus menu={{ items, onClick, selectedKeys: here ? [here.path] : [] }}>
      <button type="button" className="top-room" aria-haspopup="true" aria-current={here ? "true" : undefined}>
        {word} <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
}
