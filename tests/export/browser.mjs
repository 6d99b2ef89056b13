// Opens pages in Chromium and says what is found there, for tests/export/browsing.py. Orders come on standard input as a
// list in JSON ({page, width, height, scheme, media, motion, text, shot, paper}), what was found goes out as one.
// Usage: node browser.mjs CHROMIUM TOOLS, where TOOLS is the folder with node_modules.
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, tools] = process.argv.slice(2);
const require = createRequire(join(tools, "node_modules", "nothing.js"));
const puppeteer = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const orders = JSON.parse(readFileSync(0, "utf8"));
const profile = mkdtempSync(join(tmpdir(), "drafter-browser-"));
const browser = await puppeteer.launch({
  executablePath: chromium,
  userDataDir: profile,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
  ],
});

// What axe cannot decide by itself is listed too, by rule.
const brief = (found) => found.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html} ${node.failureSummary}`) }));

async function look(order) {
  const page = await browser.newPage();
  const asked = [];
  const said = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.setBypassCSP(true); // for axe only: the page itself has no script to bypass it with
  await page.setViewport({ width: order.width ?? 1000, height: order.height ?? 800 });
  await page.emulateMediaType(order.media ?? "screen");
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: order.scheme ?? "light" },
    { name: "prefers-reduced-motion", value: order.motion ?? "no-preference" },
  ]);
  await page.goto(pathToFileURL(order.page), { waitUntil: "load" });
  const found = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
    background: getComputedStyle(document.body).backgroundColor,
    scrolling: getComputedStyle(document.documentElement).scrollBehavior,
    shown: [...document.querySelectorAll("svg.chart")].filter((each) => each.getBoundingClientRect().width).map((each) => each.getAttribute("class")),
    unseen: [...document.images].filter((each) => !each.naturalWidth).length,
    text: document.body.innerText,
  }));
  // How large any two words of a chart overlap, in square pixels.
  found.overlaps = await page.evaluate(() => [...document.querySelectorAll("svg.chart")].flatMap((svg) => {
    const boxes = [...svg.querySelectorAll("text")].map((each) => [each.textContent, each.getBoundingClientRect()]);
    const frame = svg.getBoundingClientRect();
    const out = boxes.filter(([, b]) => b.width && (b.left < frame.left - 2 || b.right > frame.right + 2 || b.bottom > frame.bottom + 3 || b.top < frame.top - 3)).map(([words]) => `${words} is outside`);
    return out.concat(boxes.flatMap(([words, a], i) => boxes.slice(i + 1).flatMap(([others, b]) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) - 4;
      return wide > 1 && tall > 1 ? [`${words} | ${others}`] : [];
    })));
  }));
  if (order.shot) await page.screenshot({ path: order.shot, fullPage: true });
  if (order.paper) await page.pdf({ path: order.paper, preferCSSPageSize: true, printBackground: true });
  if (order.axe !== false) {
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, {
      rules: { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: false } },
    }));
    found.violations = brief(result.violations);
    found.undecided = brief(result.incomplete);
    found.passes = result.passes.map(({ id }) => id);
  }
  await page.close();
  return { ...found, asked, said };
}

const answers = [];
try {
  for (const order of orders) answers.push(await look(order));
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(answers));
