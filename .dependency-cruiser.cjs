// The pipeline order is the import order.
const stages = ["registry", "screening", "cases", "teams", "plans", "records", "projects",
                "inspections", "requests", "community", "evaluation",
                // The room that only reads: one page and one paper of a village out of all rooms before it.
                "dossiers", "bulletins", "burden",
                // The last room: it plays every office of the made-up county, so it may go in by any door.
                "demo"];
const any = stages.join("|");
const test = "\\.test\\.tsx?$";
const bases = "http|db|auth|audit|jobs|files|office|figures|imports|rules";

module.exports = {
  forbidden: [
    rule("domain is pure", { path: "^src/domain/", pathNot: test }, { pathNot: "^src/domain/" }),
    rule("contract is neutral", { path: "^src/contract/", pathNot: test }, { pathNot: "^src/(contract|domain)/|node_modules/zod/" }),
    rule("web never server", { path: "^src/web/" }, { path: "^src/server/" }),
    rule("web never Node", { path: "^src/web/", pathNot: test }, { dependencyTypes: ["core"] }),
    rule("server never web", { path: "^src/server/" }, { path: "^src/web/" }),
    rule("nothing on the way knows the tools", { path: "^src/" }, { path: "^(tools|bench|e2e)/" }),
    rule("desk and field strangers", { path: "^src/web/(desk|field)/" }, { path: "^src/web/(desk|field)/", pathNot: "^src/web/$1/" }),
    rule("ui and api know no screen", { path: "^src/web/(ui|api)/" }, { path: "^src/web/(desk|field)/" }),
    rule("base knows no stage", { path: `^src/server/(${bases}|people)/`, pathNot: test }, { path: `^src/server/(${any})/` }),
    rule("only doors are open", { path: "^src/server/([^/]+)/", pathNot: "^src/server/demo/" },
         { path: `^src/server/(${any})/`, pathNot: ["^src/server/$1/", "/(queries|commands|figures)\\.ts$"] }),
    rule("framework behind one wall", { path: "^src/server/", pathNot: "^src/server/http/" }, { path: "node_modules/(fastify|@fastify|hono)/" }),
    rule("SQL behind the server's wall", { pathNot: "^(src/server|tools|bench|e2e)/" }, { path: "node_modules/(kysely|pg|pg-boss)/" }),
    rule("one barrel", { pathNot: "^src/web/ui/" }, { path: "^src/.*/index\\.tsx?$", pathNot: "^src/web/ui/index\\.ts$" }),
    rule("the barrel is for others", { path: "^src/web/ui/" }, { path: "^src/web/ui/index\\.ts$" }),
    rule("only tests know the testing ground", { path: "^src/", pathNot: ["^src/server/testing/", test] }, { path: "^src/server/testing/" }),
    rule("no cycles", {}, { circular: true }),
    rule("no orphans", { orphan: true, path: "^src/", pathNot: [test, "\\.d\\.ts$", "^src/server/testing/global-setup\\.ts$", "^src/web/public/"] }, {}),
    rule("nothing unresolved", {}, { couldNotResolve: true }),
    {
      name: "every rule is tested",
      severity: "error",
      from: { path: test },
      module: { path: "^src/domain/", pathNot: [test, "labels\\.ts$"], numberOfDependentsLessThan: 1 },
    },
    ...stages.slice(0, -1).map((stage, i) =>
      rule(`${stage} looks upstream`, { path: `^src/(domain|server)/${stage}/` },
           { path: `^src/(domain|server)/(${stages.slice(i + 1).join("|")})/` })),
  ],
  required: [
    {
      name: "a rule's test bears its name",
      severity: "error",
      module: { path: "^src/domain/(.+)\\.test\\.ts$" },
      to: { path: "^src/domain/$1\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(css|svg|png)$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.unused.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs"],
    },
  },
};
function rule(name, from, to) { return { name, severity: "error", from, to }; }
