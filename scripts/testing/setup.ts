import { afterAll, inject } from "vitest";
import { dropDisposable, makeDisposable, withDatabaseName } from "./disposable";
import { QUICK_PASSWORD_COST, testDataFolder } from "./settings";

// Runs before each test file and before any module of the app can read the environment.
const server = inject("testServer");
const name = await makeDisposable(server.superuserUrl, server.template);
Object.assign(process.env, {
  DATABASE_URL: withDatabaseName(server.appUrl, name),
  TEST_OWNER_DATABASE_URL: withDatabaseName(server.ownerUrl, name),
  SALLYPORT_SECRET: server.secret,
  SALLYPORT_URL: "http://localhost:3000",
  DATA_DIR: testDataFolder(),
  PASSWORD_COST: QUICK_PASSWORD_COST,
  LOG_LEVEL: "error",
});

afterAll(() => dropDisposable(server.superuserUrl, name));
