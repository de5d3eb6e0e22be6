import type { DeskRoute } from "../desk-route.ts";

export const importPages: readonly DeskRoute[] = [
  {
    path: "/imports",
    verb: "import.read",
    title: "表格导入",
    nav: "表格导入",
    purpose: "把现有的 Excel 台账核对后导入，可以整批撤销",
    load: async () => (await import("./ImportsPage.tsx")).ImportsPage,
  },
  {
    path: "/imports/new",
    verb: "import.write",
    title: "上传表格",
    load: async () => (await import("./NewImportPage.tsx")).NewImportPage,
  },
  {
    path: "/imports/:id",
    verb: "import.read",
    title: "导入批次",
    load: async () => (await import("./ImportPage.tsx")).ImportPage,
  },
];
