/**
 * Writes lib/places/distances.json: how far apart countries are where they come closest. Run once, and
 * again when the map of the world changes; it takes two minutes:
 *
 *     npm install --no-save world-atlas@2.0.2
 *     node --import tsx scripts/places/make-distances.ts
 *
 * world-atlas is Natural Earth (public domain) as TopoJSON. Outlines are followed point by point, so a
 * distance is off by less than TOLERANCE_KILOMETRES; that is taken off, and the rest is rounded down to
 * whole steps: on a round earth, the file never says more than is true.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fromRoot } from "@/scripts/support/paths";
import { type Atlas, countryOutlines, type Point } from "./country-outlines";

const EARTH_RADIUS_KILOMETRES = 6371;
const SPACING_KILOMETRES = 10;
const TOLERANCE_KILOMETRES = 40;
/** The longest way between two places, 20,015 km, is less than 255 of them: one byte a pair. */
const STEP_KILOMETRES = 80;

type Vector = [number, number, number];

async function makeDistances(): Promise<void> {
  const source = fromRoot("node_modules/world-atlas/countries-10m.json");
  const outlines = countryOutlines(JSON.parse(await readFile(source, "utf8")) as Atlas);
  const countries = [...outlines.keys()].sort();
  const points = countries.map((code) => spaced(outlines.get(code) ?? []));
  // The lower half of the table, row by row: first to none, second to first, third to first and second.
  const steps = points.flatMap((here, row) =>
    points.slice(0, row).map((there) => wholeSteps(nearest(here, there))),
  );
  const file = fromRoot("lib/places/distances.json");
  await writeFile(
    file,
    `${JSON.stringify(
      {
        countries: countries.join(" "),
        stepKilometres: STEP_KILOMETRES,
        steps: Buffer.from(steps).toString("base64"),
      },
      null,
      2,
    )}\n`,
  );
  console.log(`Wrote ${countries.length} countries and ${steps.length} distances to ${file}.`);
}

/** An outline as points on the unit sphere, about one in each cube of the given spacing. */
function spaced(lines: Point[][]): Vector[] {
  const cells = new Map<string, Vector>();
  const grid = EARTH_RADIUS_KILOMETRES / SPACING_KILOMETRES;
  const keep = (vector: Vector) =>
    cells.set(vector.map((part) => Math.round(part * grid)).join(), vector);
  for (const line of lines) {
    const vectors = line.map(onSphere);
    vectors.forEach((to, index) => {
      const from = vectors[index - 1] ?? to;
      const pieces = Math.ceil(chord(from, to) * grid) || 1;
      for (let piece = 1; piece <= pieces; piece++) keep(between(from, to, piece / pieces));
    });
  }
  return [...cells.values()];
}

function onSphere({ longitude, latitude }: Point): Vector {
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

const between = (from: Vector, to: Vector, share: number): Vector => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const chord = (from: Vector, to: Vector): number =>
  Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);

function nearest(here: Vector[], there: Vector[]): number {
  let shortest = 4;
  for (const [x, y, z] of here) {
    for (const [u, v, w] of there) {
      const square = (x - u) * (x - u) + (y - v) * (y - v) + (z - w) * (z - w);
      if (square < shortest) shortest = square;
    }
  }
  return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(shortest) / 2));
}

const wholeSteps = (kilometres: number): number =>
  Math.floor(Math.max(0, kilometres - TOLERANCE_KILOMETRES) / STEP_KILOMETRES);

await makeDistances();
