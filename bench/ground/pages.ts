import { made, type offices } from "./country.ts";

type Office = (typeof offices)[number]["login"];

interface Page {
  readonly office: Office;
  readonly name: string;
  /** The request that carries the page's content. */
  readonly path: string;
}

const county = made(1, 1);
const round = made(7, 1);
const search = encodeURIComponent("王家");

/** What one county's officers open all day. */
const everyday = (office: Office, countyId: string, roundId: string): Page[] => [
  { office, name: "home", path: "/api/auth/me" },
  { office, name: "villages", path: `/api/villages?countyId=${countyId}&page=1&size=50` },
  { office, name: "villages by name", path: `/api/villages?countyId=${countyId}&search=${search}&page=1&size=50` },
  { office, name: "cases", path: `/api/cases?countyId=${countyId}&page=1&size=100` },
  { office, name: "wall", path: `/api/wall?countyId=${countyId}` },
  { office, name: "rounds", path: "/api/rounds" },
  { office, name: "assessments", path: `/api/rounds/${roundId}/assessments?page=1&size=50` },
];

const ranked = (office: Office, roundId: string): Page[] => [
  { office, name: "ranking, head", path: `/api/rounds/${roundId}/ranking` },
  { office, name: "ranking, 50 rows", path: `/api/rounds/${roundId}/ranking/villages?page=1&size=50` },
  { office, name: "ranking, 200 rows", path: `/api/rounds/${roundId}/ranking/villages?page=1&size=200` },
];

const deep = (office: Office, page: number, query: string): Page => ({
  office,
  name: `villages, page ${page}`,
  path: `/api/villages?${query}page=${page}&size=50`,
});

export const pages: readonly Page[] = [
  ...everyday("county", county, round),
  deep("county", 12, `countyId=${county}&`),
  {
    office: "county",
    name: "villages by code",
    path: `/api/villages?countyId=${county}&search=37000000&page=1&size=50`,
  },
  { office: "county", name: "shortlist", path: `/api/rounds/${round}/shortlist` },
  ...ranked("county", round),
  ...everyday("large", made(1, 2), made(7, 2)),
  ...everyday("township", county, round),
  ...everyday("province", county, round),
  { office: "province", name: "villages of all counties", path: "/api/villages?page=1&size=50" },
  deep("province", 100, ""),
  {
    office: "province",
    name: "villages of all counties by name",
    path: `/api/villages?search=${search}&page=1&size=50`,
  },
  { office: "province", name: "cases of all counties", path: "/api/cases?page=1&size=100" },
  { office: "province", name: "choices of all counties", path: "/api/case-choices" },
  { office: "province", name: "counties", path: "/api/counties" },
  { office: "province", name: "townships of all counties", path: "/api/townships" },
];
