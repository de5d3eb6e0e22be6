import type { DeskRoute } from "../desk-route.ts";

/** 资产 on the desk. */
export const assetPages: readonly DeskRoute[] = [
  {
    path: "/assets",
    verb: "asset.read",
    title: "资产台账",
    nav: "资产台账",
    purpose: "项目形成的资产和存量资产：权属、管护、出租、回头看、处置",
    load: async () => (await import("./AssetsPage.tsx")).AssetsPage,
  },
  {
    path: "/assets/new",
    verb: "asset.write",
    title: "登记资产",
    load: async () => (await import("./NewAssetPage.tsx")).NewAssetPage,
  },
  {
    path: "/assets/rents",
    verb: "asset.read",
    title: "租金",
    nav: "租金",
    purpose: "到期未收和将要到期的租金",
    load: async () => (await import("./RentsPage.tsx")).RentsPage,
  },
  {
    path: "/assets/:id",
    verb: "asset.read",
    title: "资产",
    load: async () => (await import("./AssetPage.tsx")).AssetPage,
  },
];
