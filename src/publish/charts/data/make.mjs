// Makes land.txt.gz; README.md says how to run it and what is in it.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const require = createRequire(process.cwd() + "/");
const { presimplify, simplify } = require("topojson-simplify");
const { feature } = require("topojson-client");

// Both in square degrees at the equator: the smallest triangle that a point of an outline may make with its neighbours, and the smallest island.
const SMALLEST_BEND = 0.003;
const SMALLEST_ISLAND = 0.012;
// Steps in a degree.
const GRID = 50;

const topology = require("world-atlas/land-50m.json");
// Degrees of longitude shrink towards the poles, so do the triangles.
const bend = ([[x1, y1], [x2, y2], [x3, y3]]) =>
  (Math.abs((x1 - x3) * (y2 - y1) - (x1 - x2) * (y3 - y1)) / 2) * Math.cos((y2 * Math.PI) / 180);
const simple = simplify(presimplify(topology, bend), SMALLEST_BEND);

// Outlines that cross the 180th degree go on beyond it; one that goes all around is closed at the south pole.
const unwrapped = (ring) => {
  let turn = 0;
  const points = ring.map(([x, y], at) => {
    const before = at ? ring[at - 1][0] : x;
    turn += x - before > 180 ? -360 : x - before < -180 ? 360 : 0;
    return [x + turn, y];
  });
  const [first, last] = [points[0], points[points.length - 1]];
  return Math.abs(last[0] - first[0]) < 180 ? points : [...points, [last[0], -90], [first[0], -90], first];
};
const area = (ring) => {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) sum += ring[at - 1][0] * ring[at][1] - ring[at][0] * ring[at - 1][1];
  return (Math.abs(sum) / 2) * Math.cos((ring[0][1] * Math.PI) / 180);
};
const onGrid = (ring) => {
  const points = ring.map(([x, y]) => [Math.round(x * GRID), Math.round(y * GRID)]);
  return points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
};

const rings = feature(simple, simple.objects.land).features.flatMap(({ geometry }) =>
  (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat());
const kept = rings.map(unwrapped).filter((ring) => area(ring) >= SMALLEST_ISLAND).map(onGrid).filter((ring) => ring.length > 3);
const lines = kept.map((ring) => {
  let [x, y] = [0, 0];
  // The last point is the first again.
  return ring.slice(0, -1).map((point) => {
    const step = `${point[0] - x} ${point[1] - y}`;
    [x, y] = point;
    return step;
  }).join(" ");
});
const head = "# Outlines of land, a ring a line: steps east and north, in fiftieths of a degree, from 0 0 on. From Natural Earth (public domain) by world-atlas; see README.md.";
const text = [head, ...lines].join("\n") + "\n";
const packed = gzipSync(text, { level: 9 });
writeFileSync(new URL("land.txt.gz", import.meta.url), packed);
console.error(`${kept.length} of ${rings.length} rings, ${kept.reduce((sum, ring) => sum + ring.length, 0)} points, ${packed.length} bytes`);
