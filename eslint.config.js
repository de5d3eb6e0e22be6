import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Only rules that catch bugs or hold a wall; the formatter settles the rest. */
const bugs = {
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/await-thenable": "error",
  "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
  "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true, allowRethrowing: true }],
  "@typescript-eslint/prefer-promise-reject-errors": ["error", { allowThrowingUnknown: true }],
  "@typescript-eslint/restrict-plus-operands": "error",
  "@typescript-eslint/no-base-to-string": "error",
};

const everywhere = {
  complexity: ["error", 10],
  eqeqeq: ["error", "always", { null: "ignore" }],
  "max-lines": ["error", 300],
  "max-lines-per-function": ["error", { max: 50, IIFEs: true }],
  "no-console": "off",
  "no-constant-condition": ["error", { checkLoops: false }],
  "no-dupe-else-if": "error",
  "no-empty": "error",
  "no-fallthrough": "error",
  "no-self-assign": "error",
  "no-self-compare": "error",
  "no-template-curly-in-string": "error",
  "no-unreachable": "error",
  "no-unsafe-finally": "error",
  "no-unused-expressions": "error",
  "no-var": "error",
  "prefer-const": "error",
  "use-isnan": "error",
};

const banned = (selector, message) => ({ selector, message });
const shape = [
  banned("TSEnumDeclaration", "Type stripping knows no enum: use a union."),
  banned(
    "ClassDeclaration:not([id.name='Problem']):not([superClass.name='Component']), ClassExpression",
    "Functions and plain data; the only classes are Problem and React's error boundary.",
  ),
  banned("CallExpression[callee.property.name='forEach'] > ArrowFunctionExpression[async=true]", "Nobody awaits it."),
  banned("Decorator", "Type stripping knows no decorators."),
];
const named = banned("ExportDefaultDeclaration", "Named exports only.");
const config = banned(
  "MemberExpression[object.name='process'][property.name='env']",
  "Only src/server/config.ts reads process.env, and threads.ts sets what must stand before it.",
);
const only = banned(
  "CallExpression > MemberExpression[object.name=/^(test|it|describe|apiTest)$/][property.name=/^(only|skip|todo)$/]",
  "Every test runs.",
);
const clock = [
  banned("NewExpression[callee.name='Date'][arguments.length=0]", "Time comes in as today: IsoDate."),
  banned("CallExpression[callee.name='Date']", "Time comes in as today: IsoDate."),
];
const pureProperties = [
  { object: "Date", property: "now", message: "Time comes in as today: IsoDate." },
  { object: "Math", property: "random", message: "Chance comes in as seed: string." },
];

const restricted = (...rules) => ({ "no-restricted-syntax": ["error", ...shape, ...rules.flat()] });
const lines = (files, max) => ({ files, rules: { "max-lines": ["error", max] } });

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "data/", ".cache/", "src/server/db/schema.ts", "src/web/public/"] },
  { files: ["**/*.{ts,tsx,js,mjs,cjs}"], linterOptions: { reportUnusedDisableDirectives: "error" }, rules: everywhere },
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: { ...bugs, ...restricted(named, config, only) },
  },
  {
    files: ["src/web/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["src/domain/**/*.ts"],
    rules: { ...restricted(named, config, only, clock), "no-restricted-properties": ["error", ...pureProperties] },
  },
  {
    files: ["src/server/config.ts", "src/server/threads.ts", "tools/**", "bench/**", "e2e/**"],
    rules: restricted(named, only),
  },
  { files: ["*.config.{ts,js}"], rules: restricted(only) },

  lines(["src/domain/**"], 200),
  lines(["src/contract/**", "src/server/**/commands.ts"], 250),
  lines(["src/server/**/routes.ts"], 150),
  lines(["src/web/**/*.tsx"], 200),
  lines(["**/*.test.{ts,tsx}"], 400),
  {
    // Tables of words and of dated data are as long as the world they name.
    files: ["**/labels.ts", "**/*-data.ts"],
    rules: { "max-lines": "off" },
  },
  { files: ["**/*.test.{ts,tsx}"], rules: { "max-lines-per-function": "off" } },
);
