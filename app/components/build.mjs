// Bundles NAME/frontend/index.ts to NAME/frontend/bundle.js for every component: `npm ci && npm run build`.
// The bundles are checked in, so that nobody needs Node to run jiedui; a test compares them with their sources' hash.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const names = readdirSync(here).filter((name) => existsSync(join(here, name, "frontend", "index.ts")));
const read = (...path) => readFileSync(join(here, ...path));

/** What a bundle was made from: the shared sources, the component's own, the theme and the exact package versions. */
function fingerprint(name) {
  const own = readdirSync(join(here, name, "frontend")).filter((file) => file.endsWith(".ts")).sort();
  const shared = readdirSync(join(here, "shared")).sort();
  const hash = createHash("sha256");
  for (const file of own) hash.update(read(name, "frontend", file));
  for (const file of shared) hash.update(read("shared", file));
  hash.update(read("..", "theme", "types.json"));
  hash.update(read("package.json"));
  return hash.digest("hex");
}

for (const name of names) {
  const result = await build({
    entryPoints: [join(here, name, "frontend", "index.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    write: false,
  });
  const text = `/* built from ${fingerprint(name)} by build.mjs */\n${result.outputFiles[0].text}`;
  writeFileSync(join(here, name, "frontend", "bundle.js"), text);
  console.log(`${name}: ${Math.round(text.length / 1024)} KB`);
}
