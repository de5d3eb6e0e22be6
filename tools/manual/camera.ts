import type { Buffer } from "node:buffer";
import fs from "node:fs/promises";
import path from "node:path";
import type { APIResponse, Browser, Locator, Page } from "playwright-core";
import sharp from "sharp";
import { uuidv7 } from "#contract/uuid.ts";
import { signIn } from "../../e2e/desk.ts";
import { newVisitor } from "../../e2e/program.ts";

const folder = "docs/pictures";
const heaviest = 150 * 1024;

interface Crop {
  /** Only this part of the page. */
  readonly of?: Locator;
  /** Nothing below this line of the page. */
  readonly until?: number;
}

/** Somebody of the made-up county at his desk: he looks at pages, presses buttons, and now and then writes without looking. */
export interface Officer {
  readonly page: Page;
  show(address: string): Promise<void>;
  picture(name: string, crop?: Crop): Promise<void>;
  press(button: string | RegExp): Promise<void>;
  /** Presses a button that asks first, and says yes. */
  confirm(button: string | RegExp): Promise<void>;
  read<T>(address: string): Promise<T>;
  write(method: "POST" | "PUT", address: string, body: object): Promise<void>;
}

export interface Camera {
  stranger(): Promise<Officer>;
  /** At a desk, or before a screen of this size. */
  officer(loginName: string, password: string, screen?: Screen): Promise<Officer>;
}

interface Screen {
  readonly width: number;
  readonly height: number;
}

export function cameraOn(browser: Browser, origin: string): Camera {
  const stranger = async () => officerAt(await newVisitor(browser, origin));
  return {
    stranger,
    officer: async (loginName, password, screen) => {
      const officer = await stranger();
      if (screen) await officer.page.setViewportSize(screen);
      await signIn(officer.page, loginName, password);
      await settled(officer.page);
      return officer;
    },
  };
}

function officerAt(page: Awaited<ReturnType<typeof newVisitor>>): Officer {
  const button = (name: string | RegExp) => page.getByRole("button", { name }).first();
  return {
    page,
    show: async (address) => {
      await page.goto(address);
      await settled(page);
    },
    picture: async (name, crop = {}) => {
      await take(page, name, crop);
      if (page.complaints.length > 0) throw new Error(`${name}: the browser complains: ${page.complaints.join("; ")}`);
    },
    press: async (name) => {
      await button(name).click();
      await settled(page);
    },
    confirm: async (name) => {
      await button(name).click();
      const written = page.waitForResponse((reply) => reply.request().method() !== "GET");
      await page.getByRole("dialog").last().locator(".ant-modal-footer button.ant-btn-primary").click();
      const reply = await written;
      if (!reply.ok()) throw new Error(`${reply.url()} answered ${reply.status()}: ${await reply.text()}`);
      await settled(page);
    },
    read: async <T>(address: string) => (await answered(page.request.get(`/api${address}`))).json() as Promise<T>,
    write: async (method, address, data) => {
      const headers = { "x-request-id": uuidv7() };
      await answered(page.request.fetch(`/api${address}`, { method, data, headers }));
    },
  };
}

async function answered(sent: Promise<APIResponse>): Promise<APIResponse> {
  const reply = await sent;
  if (!reply.ok()) throw new Error(`${reply.url()} answered ${reply.status()}: ${await reply.text()}`);
  return reply;
}

/** Pages fetch what they show and dialogs fade in: a picture waits for both. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator(".waiting").first().waitFor({ state: "detached" });
  await page.waitForTimeout(500);
}

async function take(page: Page, name: string, { of, until }: Crop): Promise<void> {
  const { width } = page.viewportSize()!;
  await page.mouse.move(width / 2, 4);
  await page.evaluate("window.scrollTo(0, 0)");
  const clip = until === undefined ? undefined : { x: 0, y: 0, width, height: until };
  const options = { animations: "disabled", caret: "hide" } as const;
  const shot = await (of
    ? of.screenshot(options)
    : page.screenshot({ ...options, clip, fullPage: clip !== undefined }));
  const png = await slim(name, shot);
  await fs.writeFile(path.join(folder, `${name}.png`), png);
  process.stdout.write(`${name}.png ${Math.ceil(png.length / 1024)} KB\n`);
}

/** A screen has few colours; the fewer are written, the lighter the file. */
async function slim(name: string, shot: Buffer): Promise<Buffer> {
  for (const colours of [128, 64, 32, 16]) {
    const png = await sharp(shot)
      .png({ palette: true, colours, effort: 10, compressionLevel: 9, dither: 0 })
      .toBuffer();
    if (png.length <= heaviest) return png;
  }
  throw new Error(`${name}.png stays heavier than 150 KB.`);
}
