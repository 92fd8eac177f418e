import {
  ColumnTypeEnum,
  isDriverAdapterError,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { type Pool, types } from "pg";

type QueryRaw = (query: SqlQuery) => Promise<SqlResultSet>;

const NAME = 19;
const { BOOL, CHAR, INT2, INT4, INT8, OID, TEXT } = types.builtins;
const COLUMN_TYPES = new Map<number, SqlResultSet["columnTypes"][number]>([
  [BOOL, ColumnTypeEnum.Boolean],
  [CHAR, ColumnTypeEnum.Character],
  [INT2, ColumnTypeEnum.Int32],
  [INT4, ColumnTypeEnum.Int32],
  [INT8, ColumnTypeEnum.Int64],
  [NAME, ColumnTypeEnum.Text],
  [OID, ColumnTypeEnum.Int64],
  [TEXT, ColumnTypeEnum.Text],
]);

/**
 * The schema engine reads PostgreSQL's catalogue, which holds columns of one letter ("char") that
 * the adapter does not know. Questions it refuses for that reason are asked here.
 */
export function readCatalogue(pool: Pool, queryRaw: QueryRaw): QueryRaw {
  return async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      if (!isDriverAdapterError(error) || error.cause.kind !== "UnsupportedNativeDataType") {
        throw error;
      }
      return askAgain(pool, query);
    }
  };
}

async function askAgain(pool: Pool, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await pool.query<unknown[]>({
    text: sql,
    values: args,
    rowMode: "array",
  });
  return {
    columnNames: fields.map((field) => field.name),
    columnTypes: fields.map(({ name, dataTypeID }) => {
      const type = COLUMN_TYPES.get(dataTypeID);
      if (type === undefined)
        throw new Error(`Column ${name} has type ${dataTypeID}, unknown here.`);
      return type;
    }),
    rows,
  };
}
