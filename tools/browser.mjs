import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { giveUp, root, say } from "./bootstrap.mjs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

async function findBrowser() {
  const chosen = process.env.CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : giveUp(`环境变量 CHROMIUM 指向的 ${chosen} 不存在。`);
  const { chromium } = await import("playwright-core");
  return [...places, chromium.executablePath()].find((path) => existsSync(path));
}

const hasChineseFont = () =>
  process.platform !== "linux" ||
  globSync("/usr/{,local/}share/fonts/**/*{CJK,WenQuanYi,wqy,SourceHan}*").length > 0 ||
  (spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout ?? "").trim() !== "";

const canUseApt = () => process.platform === "linux" && process.getuid() === 0 && existsSync("/usr/bin/apt-get");

function apt(packages) {
  say(`正在安装测试所需的 ${packages.join("、")}……`);
  const options = { stdio: ["ignore", "ignore", 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const run = (...args) => spawnSync("apt-get", ["-qq", ...args], options).status === 0;
  return run("update") && run("install", "-y", "--no-install-recommends", ...packages);
}

/** The path of a Chromium for the journeys, installed when the machine has none. */
export async function ensureBrowser() {
  const missing = [...((await findBrowser()) ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk"])];
  if (missing.length > 0 && canUseApt()) apt(missing);
  if (!hasChineseFont()) say("本机没有中文字体，截图中的汉字会显示为方框。请安装 fonts-noto-cjk。");

  const found = await findBrowser();
  if (found) return found;
  const cli = join(root, "node_modules", "playwright-core", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: ["ignore", 2, 2] });
  return (
    (await findBrowser()) ??
    giveUp("没有找到可用的 Chromium，自动安装也没有成功。请安装 chromium，或用环境变量 CHROMIUM 指明浏览器程序的位置。")
  );
}
