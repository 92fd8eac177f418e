/** What world-atlas holds: Natural Earth's countries as TopoJSON, with shared borders stored once. */
export interface Atlas {
  transform: { scale: Pair; translate: Pair };
  arcs: Pair[][];
  objects: { countries: { geometries: Shape[] } };
}

type Pair = [number, number];
type Ring = number[];
type Shape = { id?: string; properties: { name: string } } & (
  | { type: "Polygon"; arcs: Ring[] }
  | { type: "MultiPolygon"; arcs: Ring[][] }
);

export type Point = { longitude: number; latitude: number };

/** Natural Earth keeps these apart from the country whose code their addresses have. */
const codesByName: Record<string, string> = {
  Akrotiri: "CY",
  Baikonur: "KZ",
  "Cyprus U.N. Buffer Zone": "CY",
  Dhekelia: "CY",
  "Indian Ocean Ter.": "CX",
  Kosovo: "XK",
  "N. Cyprus": "CY",
  Somaliland: "SO",
};

type Part = { code: string; of: string; west: number; south: number; east: number; north: number };

/** And these together with a country far away, though they have a code of their own. */
const parts: Part[] = [
  { code: "BQ", of: "NL", west: -69, south: 11, east: -62, north: 18 },
  { code: "BV", of: "NO", west: 3, south: -55, east: 4, north: -54 },
  { code: "CC", of: "CX", west: 96, south: -13, east: 98, north: -11 },
  { code: "GF", of: "FR", west: -55, south: 2, east: -51, north: 6 },
  { code: "GP", of: "FR", west: -62, south: 15.8, east: -60.9, north: 16.6 },
  { code: "MQ", of: "FR", west: -61.3, south: 14.3, east: -60.7, north: 15 },
  { code: "RE", of: "FR", west: 55, south: -21.5, east: 56, north: -20.8 },
  { code: "SJ", of: "NO", west: -10, south: 70.5, east: -7, north: 71.5 },
  { code: "SJ", of: "NO", west: 10, south: 74, east: 35, north: 81 },
  { code: "TK", of: "NZ", west: -173, south: -10, east: -171, north: -8 },
  { code: "YT", of: "FR", west: 44.9, south: -13.1, east: 45.4, north: -12.6 },
];

/** The corners of every country's outline, by its two letters. */
export function countryOutlines(atlas: Atlas): Map<string, Point[][]> {
  const arcs = atlas.arcs.map((arc) => decoded(arc, atlas.transform));
  const outlines = new Map<string, Point[][]>();
  for (const shape of atlas.objects.countries.geometries) {
    const code = codesByName[shape.properties.name] ?? alphaCode(shape.id);
    if (!code) continue;
    const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
    for (const rings of polygons) {
      const lines = rings.flat().map((index) => arcs[index < 0 ? ~index : index] ?? []);
      const owner = parts.find((part) => part.of === code && isWithin(part, lines))?.code ?? code;
      outlines.set(owner, [...(outlines.get(owner) ?? []), ...lines]);
    }
  }
  return outlines;
}

function decoded(arc: Pair[], { scale, translate }: Atlas["transform"]): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([right, up]) => {
    x += right;
    y += up;
    return { longitude: x * scale[0] + translate[0], latitude: y * scale[1] + translate[1] };
  });
}

/** "620" is "PT": Unicode's rules for writing a locale know the numbers of ISO 3166. */
function alphaCode(id: string | undefined): string | undefined {
  if (!id || !/^\d{3}$/.test(id)) return undefined;
  const region = new Intl.Locale(`und-${id}`).region;
  return region && /^[A-Z]{2}$/.test(region) ? region : undefined;
}

function isWithin({ west, south, east, north }: Part, lines: Point[][]): boolean {
  const { longitude, latitude } = lines[0]?.[0] ?? { longitude: 0, latitude: 0 };
  return longitude > west && longitude < east && latitude > south && latitude < north;
}
