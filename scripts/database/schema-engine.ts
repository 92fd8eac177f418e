import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import { Pool } from "pg";
import { fromRoot } from "@/scripts/support/paths";
import { readCatalogue } from "./catalogue";
import type { MigrationFile } from "./migration-files";

const ENGINE = "@prisma/schema-engine-wasm/schema_engine_bg";

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Runs work with Prisma's own schema engine as the package registry has it: the Prisma command
 * would download one from elsewhere.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    const { SchemaEngine } = await engineModule();
    const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(pool));
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
    return await work(engine);
  } finally {
    await pool.end();
  }
}

function adapterFactory(pool: Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    // The adapter would cut scripts at every semicolon, also inside functions. Sent whole, a script
    // is besides one transaction: it is applied altogether or not at all.
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    adapter.queryRaw = readCatalogue(pool, adapter.queryRaw.bind(adapter));

    return adapter;
  };
  // Whoever compares schemas gives a scratch database of their own.
  factory.connectToShadowDb = factory.connect;
  return factory;
}

let loaded: ReturnType<typeof loadEngine> | undefined;

/** The package keeps one instance's memory in its module, so there must never be a second one. */
function engineModule() {
  loaded ??= loadEngine();
  return loaded;
}

async function loadEngine() {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const entry = createRequire(import.meta.url).resolve(ENGINE);
  const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  const exported = instance.exports as { __wbindgen_start(): void };
  engine.__wbg_set_wasm(exported);
  exported.__wbindgen_start();
  return engine;
}

export function asMigrationList(files: MigrationFile[]): MigrationList {
  return {
    baseDir: fromRoot("prisma/migrations"),
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: files.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

export async function readSchema(): Promise<SchemasContainer> {
  const file = fromRoot("prisma/schema.prisma");
  return { files: [{ path: file, content: await readFile(file, "utf8") }] };
}
